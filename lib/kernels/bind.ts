/** A kernel seen without its parameters' names. */
export type AnyKernel = (...args: number[]) => void;

/**
 * A call with fixed arguments. The closures spell the arguments out up to the
 * longest signature, as spreading a list costs more than a small kernel.
 *
 * @param kernel The function to call.
 * @param args Its arguments.
 * @returns A function that makes the call and allocates nothing.
 */
export function bindCall(
  kernel: AnyKernel,
  args: readonly number[],
): () => void {
  const [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o] = args as [
    ...Fifteen,
  ];
  switch (args.length) {
    case 3:
      return () => kernel(a, b, c);
    case 4:
      return () => kernel(a, b, c, d);
    case 5:
      return () => kernel(a, b, c, d, e);
    case 6:
      return () => kernel(a, b, c, d, e, f);
    case 7:
      return () => kernel(a, b, c, d, e, f, g);
    case 8:
      return () => kernel(a, b, c, d, e, f, g, h);
    case 9:
      return () => kernel(a, b, c, d, e, f, g, h, i);
    case 10:
      return () => kernel(a, b, c, d, e, f, g, h, i, j);
    case 11:
      return () => kernel(a, b, c, d, e, f, g, h, i, j, k);
    case 12:
      return () => kernel(a, b, c, d, e, f, g, h, i, j, k, l);
    case 13:
      return () => kernel(a, b, c, d, e, f, g, h, i, j, k, l, m);
    case 15:
      return () => kernel(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o);
    default:
      return () => kernel(...args);
  }
}

// deno-fmt-ignore
type Fifteen = [
  number, number, number, number, number, number, number, number,
  number, number, number, number, number, number, number,
];
