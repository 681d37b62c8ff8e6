/** Gauss-Kronrod rules. */
import { spend } from "../budget.ts";

/** A symmetric rule on [-1, 1]: the nodes from 0 outwards. */
export interface KronrodRule {
  /** The non-negative nodes. */
  readonly nodes: readonly number[];
  /** The weights of the Kronrod rule. */
  readonly weights: readonly number[];
  /** The weights of the Gauss rule inside; 0 at nodes that are not its own. */
  readonly gauss: readonly number[];
  /** What values at the nodes count in that of the polynomial through them at
   * the end, 1. */
  readonly toEnd: Extrapolation;
  /** The same for the place beside the end at which f is looked at. */
  readonly toBeside: Extrapolation;
}

/** Weights of the nodes on the right and on the left of the middle. */
type Extrapolation = readonly [
  right: readonly number[],
  left: readonly number[],
];

/** How near to an end f is looked at, in parts of the gap between it and the
 * last node. */
const beside = 0.01;

function withEnds(
  rule: Omit<KronrodRule, "toEnd" | "toBeside">,
): KronrodRule {
  const { nodes } = rule;
  const to = (place: number): Extrapolation => [
    nodes.map((node) => lagrange(nodes, node, place)),
    nodes.map((node) => node === 0 ? 0 : lagrange(nodes, -node, place)),
  ];
  return { ...rule, toEnd: to(1), toBeside: to(1 - beside * gapOf(nodes)) };
}

/** The basis polynomial of Lagrange for x, one of 0 and ± the other nodes, at a
 * place: Π (place - y) / (x - y) over all other y. */
function lagrange(nodes: readonly number[], x: number, place: number): number {
  let product = 1;
  for (const node of nodes) {
    for (const y of node === 0 ? [0] : [node, -node]) {
      if (y !== x) product *= (place - y) / (x - y);
    }
  }
  return product;
}

/** The distance from the last node to the end. */
function gapOf(nodes: readonly number[]): number {
  return 1 - nodes[nodes.length - 1]!;
}

/** 15 points, exact to degree 22 (with the Gauss rule of 7). */
export const kronrod15: KronrodRule = withEnds({
  nodes: [
    0,
    0.2077849550078984676006894,
    0.4058451513773971669066064,
    0.5860872354676911302941448,
    0.7415311855993944398638648,
    0.8648644233597690727897128,
    0.9491079123427585245261897,
    0.9914553711208126392068547,
  ],
  weights: [
    0.2094821410847278280129992,
    0.204432940075298892414162,
    0.1903505780647854099132564,
    0.1690047266392679028265834,
    0.1406532597155259187451896,
    0.1047900103222501838398763,
    0.06309209262997855329070066,
    0.02293532201052922496373201,
  ],
  gauss: [
    0.417959183673469387755102,
    0,
    0.3818300505051189449503698,
    0,
    0.2797053914892766679014678,
    0,
    0.1294849661688696932706114,
    0,
  ],
});

/** 21 points, exact to degree 31 (with the Gauss rule of 10). */
export const kronrod21: KronrodRule = withEnds({
  nodes: [
    0,
    0.148874338981631210884826,
    0.2943928627014601981311266,
    0.4333953941292471907992659,
    0.5627571346686046833390001,
    0.6794095682990244062343274,
    0.7808177265864168970637176,
    0.8650633666889845107320967,
    0.9301574913557082260012072,
    0.973906528517171720077964,
    0.9956571630258080807355273,
  ],
  weights: [
    0.1494455540029169056649365,
    0.1477391049013384913748415,
    0.1427759385770600807970943,
    0.134709217311473325928054,
    0.1234919762620658510779581,
    0.1093871588022976418992106,
    0.09312545458369760553506547,
    0.07503967481091995276704314,
    0.0547558965743519960313813,
    0.03255816230796472747881897,
    0.0116946388673718742780644,
  ],
  gauss: [
    0,
    0.295524224714752870173893,
    0,
    0.2692667193099963550912269,
    0,
    0.2190863625159820439955349,
    0,
    0.1494513491505805931457763,
    0,
    0.06667134430868813759356881,
    0,
  ],
});

/** What a rule says about one interval. */
export interface Estimate {
  /** The integral. */
  readonly value: number;
  /** A bound of its error: pessimistic for smooth functions. */
  readonly error: number;
  /** The integral of |f|. */
  readonly magnitude: number;
  /** Where f was not finite, strictly inside; then the rest says nothing. */
  readonly hole: number | undefined;
  /** The value of f at the middle. */
  readonly middle: number;
}

/** What f is at the ends of an interval. Where it may be singular, at those of
 * the whole, f is looked at beside them. */
export interface EndValues {
  /** At the lower end. */
  readonly lower?: number;
  /** At the upper end. */
  readonly upper?: number;
}

/**
 * Applies a rule to an interval. The error is estimated from the difference of
 * the two rules as QUADPACK does (R. Piessens et al., QUADPACK, 1983, 3.4.1).
 * That is blind to jumps which lie symmetrically, so that they cancel in both
 * rules, and to those between the last node and an end: so the difference for
 * x f(x), with x = 0 at the middle, and the values at the ends beside what the
 * polynomial through the nodes is there, count as well.
 *
 * @param f The function; NaN where it is not defined.
 * @param a The lower end; f is not evaluated there.
 * @param b The upper end.
 * @param rule The rule.
 * @param ends What f is at the ends.
 * @returns The estimate.
 */
export function estimate(
  f: (x: number) => number,
  a: number,
  b: number,
  rule: KronrodRule,
  ends: EndValues = {},
): Estimate {
  const sampled = sample(f, a, b, rule);
  if (typeof sampled === "number") {
    return {
      value: NaN,
      error: Infinity,
      magnitude: NaN,
      hole: sampled,
      middle: NaN,
    };
  }
  const { nodes, weights, gauss } = rule;
  const { right, left } = sampled, half = b / 2 - a / 2;
  let kronrod = 0, magnitude = 0, even = 0, odd = 0;
  weights.forEach((weight, i) => {
    const pair = right[i]! + left[i]!;
    kronrod += weight * pair;
    even += (weight - gauss[i]!) * pair;
    odd += (weight - gauss[i]!) * nodes[i]! * (right[i]! - left[i]!);
    magnitude += weight * (Math.abs(right[i]!) + Math.abs(left[i]!));
  });
  const deviation = deviationFrom(kronrod / 2, right, left, weights);
  const error = errorOf(
    Math.max(Math.abs(even), Math.abs(odd)) * half,
    deviation * half,
    magnitude * half,
  );
  return {
    value: kronrod * half,
    error: Math.max(error, endError(f, [a, b], rule, sampled, ends) * half),
    magnitude: magnitude * half,
    hole: undefined,
    middle: right[0]!,
  };
}

/** Values at the nodes on either side of the middle, which itself counts on the
 * right; or where f is not finite. */
function sample(
  f: (x: number) => number,
  a: number,
  b: number,
  { nodes }: KronrodRule,
): { readonly right: number[]; readonly left: number[] } | number {
  const center = a / 2 + b / 2, half = b / 2 - a / 2;
  spend(2 * nodes.length - 1);
  const right: number[] = [], left: number[] = [];
  for (const node of nodes) {
    for (const [side, list] of [[1, right], [-1, left]] as const) {
      if (node === 0 && side < 0) {
        list.push(0);
        continue;
      }
      const x = center + side * half * node;
      const value = f(x);
      if (Number.isFinite(value)) list.push(value);
      else if (x > a && x < b) return x;
      else list.push(0); // rounded onto a singular end
    }
  }
  return { right, left };
}

/** What hides between the last nodes and the ends, at most. */
function endError(
  f: (x: number) => number,
  [a, b]: readonly [number, number],
  { nodes, toEnd, toBeside }: KronrodRule,
  { right, left }: { readonly right: number[]; readonly left: number[] },
  { lower, upper }: EndValues,
): number {
  const gap = gapOf(nodes), off = beside * gap * (b / 2 - a / 2);
  const above = upper === undefined
    ? f(b - off) - extrapolate(toBeside, right, left)
    : upper - extrapolate(toEnd, right, left);
  const below = lower === undefined
    ? f(a + off) - extrapolate(toBeside, left, right, right[0]!)
    : lower - extrapolate(toEnd, left, right, right[0]!);
  const error = Math.abs(above) + Math.abs(below);
  return Number.isFinite(error) ? gap * error : 0;
}

function extrapolate(
  [near, far]: Extrapolation,
  right: readonly number[],
  left: readonly number[],
  middle = right[0]!,
): number {
  let value = near[0]! * middle;
  for (let i = 1; i < near.length; i++) {
    value += near[i]! * right[i]! + far[i]! * left[i]!;
  }
  return value;
}

/** The integral of |f - mean| on [-1, 1]. */
function deviationFrom(
  mean: number,
  values: readonly number[],
  twins: readonly number[],
  weights: readonly number[],
): number {
  let sum = weights[0]! * Math.abs(values[0]! - mean);
  for (let i = 1; i < weights.length; i++) {
    sum += weights[i]! *
      (Math.abs(values[i]! - mean) + Math.abs(twins[i]! - mean));
  }
  return sum;
}

/** The difference of the rules overestimates the error of the better one, the
 * more so the smaller it is; rounding sets a floor. */
function errorOf(
  difference: number,
  deviation: number,
  magnitude: number,
): number {
  const floor = 50 * Number.EPSILON * magnitude;
  if (deviation === 0 || difference === 0) return Math.max(difference, floor);
  const scaled = deviation *
    Math.min(1, (200 * difference / deviation) ** 1.5);
  return Math.max(scaled, floor);
}
