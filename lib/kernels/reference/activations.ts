import type { Kernels, UnaryBackwardKernel, UnaryKernel } from "../kernels.ts";
import { type Access, store } from "./access.ts";
import { erf, normalCumulative, normalDensity } from "./erf.ts";

/** The names of the element-wise kernels of one operand. */
export type ActivationName =
  | "exp"
  | "log"
  | "sqrt"
  | "tanh"
  | "sigmoid"
  | "relu"
  | "erf"
  | "gelu"
  | "geluTanh"
  | `${
    | "sqrt"
    | "tanh"
    | "sigmoid"
    | "relu"
    | "erf"
    | "gelu"
    | "geluTanh"}Backward`;

const rootTwoOverPi = Math.sqrt(2 / Math.PI);
const cubic = 0.044715;

// 1 / (1 + e^-x): e^-x may overflow to infinity, which gives the right 0.
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

// With u = √(2/π)(x + 0.044715x³), ½(1 + tanh u) = sigmoid(2u), which keeps
// its digits where tanh u is near -1.
const geluTanh = (x: number): number =>
  x * sigmoid(2 * rootTwoOverPi * (x + cubic * x ** 3));

// d/dx x·s(2u) = s + x · s(1 - s) · 2u′, u′ = √(2/π)(1 + 3 · 0.044715x²)
function geluTanhDerivative(x: number): number {
  const s = sigmoid(2 * rootTwoOverPi * (x + cubic * x ** 3));
  const inner = rootTwoOverPi * (1 + 3 * cubic * x * x);
  return s + x * s * (1 - s) * 2 * inner;
}

/**
 * The element-wise kernels of one operand, and their gradients.
 *
 * @param access The memory.
 * @returns The kernels.
 */
export function activationKernels(
  { floats }: Access,
): Pick<Kernels, ActivationName> {
  // out[i] = f(x[i])
  const unary =
    (f: (x: number) => number): UnaryKernel => (n, xAddress, outAddress) => {
      const x = floats(xAddress), out = floats(outAddress);
      for (let i = 0; i < n; i++) out[i] = f(x[i]!);
    };

  // dx[i] = f(saved[i], dy[i])
  const backward =
    (f: (saved: number, dy: number) => number): UnaryBackwardKernel =>
    (n, savedAddress, dyAddress, dxAddress, accumulate) => {
      const saved = floats(savedAddress), dy = floats(dyAddress);
      const dx = floats(dxAddress);
      for (let i = 0; i < n; i++) {
        store(dx, i, f(saved[i]!, dy[i]!), accumulate);
      }
    };

  return {
    exp: unary(Math.exp),
    log: unary(Math.log),
    sqrt: unary(Math.sqrt),
    tanh: unary(Math.tanh),
    sigmoid: unary(sigmoid),
    relu: unary((x) => Math.max(x, 0)),
    erf: unary(erf),
    gelu: unary((x) => x * normalCumulative(x)),
    geluTanh: unary(geluTanh),

    sqrtBackward: backward((y, dy) => dy * 0.5 / y),
    tanhBackward: backward((y, dy) => dy * (1 - y * y)),
    sigmoidBackward: backward((y, dy) => dy * y * (1 - y)),
    reluBackward: backward((saved, dy) => saved > 0 ? dy : 0),
    erfBackward: backward((x, dy) =>
      dy * 2 / Math.sqrt(Math.PI) * Math.exp(-x * x)
    ),
    geluBackward: backward((x, dy) =>
      dy * (normalCumulative(x) + x * normalDensity(x))
    ),
    geluTanhBackward: backward((x, dy) => dy * geluTanhDerivative(x)),
  };
}
