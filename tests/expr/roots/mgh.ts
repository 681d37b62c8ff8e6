/**
 * Problems of J. J. Moré, B. S. Garbow, K. E. Hillstrom, "Testing unconstrained
 * optimization software", ACM TOMS 7 (1981), section 3, by the numbers there:
 * functions, standard starts and least sums of squares.
 */

/** One problem. */
export interface Problem {
  /** Its number and name there. */
  readonly name: string;
  /** The functions. */
  readonly functions: readonly string[];
  /** The standard start of x1, x2, ... */
  readonly start: readonly number[];
  /** The sum of squares to reach from there; 0 if there is a root. */
  readonly sum: number;
  /** The place, where it has a closed form or is given there. */
  readonly solution?: readonly number[];
}

/** The start by the names of the unknowns. */
export function startOf({ start }: Problem): Record<string, number> {
  return Object.fromEntries(start.map((x, j) => [`x${j + 1}`, x]));
}

/** f(1), …, f(n). */
function each<T>(n: number, f: (i: number) => T): T[] {
  return Array.from({ length: n }, (_, k) => f(k + 1));
}

function sum(n: number, f: (j: number) => string): string {
  return `(${each(n, f).join(" + ")})`;
}

/** The coefficients of the Chebyshev polynomials, from the constant on. */
function chebyshev(degree: number): number[] {
  let before = [1], last = [0, 1];
  if (degree === 0) return before;
  for (let k = 2; k <= degree; k++) {
    const next = [0, ...last.map((c) => 2 * c)];
    before.forEach((c, i) => next[i] = next[i]! - c);
    [before, last] = [last, next];
  }
  return last;
}

function chebyquad(n: number, least: number): Problem {
  const term = (i: number, j: number): string =>
    chebyshev(i).map((c, k) => `${c}*(2*x${j}-1)^${k}`).join(" + ");
  const integral = (i: number): string => i % 2 === 1 ? "0" : `(-1/(${i}^2-1))`;
  return {
    name: `35 Chebyquad ${n}`,
    functions: each(
      n,
      (i) => `${sum(n, (j) => term(i, j))}/${n} - ${integral(i)}`,
    ),
    start: each(n, (j) => j / (n + 1)),
    sum: least,
  };
}

function watson(n: number, least: number): Problem {
  const rows = each(29, (i) => {
    const slope = sum(n - 1, (k) => `${k}*x${k + 1}*(${i}/29)^${k - 1}`);
    const value = sum(n, (j) => `x${j}*(${i}/29)^${j - 1}`);
    return `${slope} - ${value}^2 - 1`;
  });
  return {
    name: `20 Watson ${n}`,
    functions: [...rows, "x1", "x2 - x1^2 - 1"],
    start: each(n, () => 0),
    sum: least,
  };
}

const ten = 10, h = `(1/${ten + 1})`;

/** Beyond the ends the discrete functions of problems 28 to 31 are 0. */
function neighbour(i: number): string {
  return i < 1 || i > ten ? "0" : `x${i}`;
}

function integralRow(i: number): string {
  const cube = (j: number): string => `(x${j} + ${j}*${h} + 1)^3`;
  const left = sum(i, (j) => `${j}*${h}*${cube(j)}`);
  const right = i === ten
    ? "0"
    : sum(ten - i, (k) => `(1 - ${i + k}*${h})*${cube(i + k)}`);
  return `x${i} + ${h}*((1 - ${i}*${h})*${left} + ${i}*${h}*${right})/2`;
}

function bandedRow(i: number): string {
  const band = each(ten, (j) => j)
    .filter((j) => j !== i && j >= i - 5 && j <= i + 1)
    .map((j) => `x${j}*(1 + x${j})`);
  return `x${i}*(2 + 5*x${i}^2) + 1 - (${band.join(" + ")})`;
}

/** Those with a root that the standard start leads to. */
export const systems: readonly Problem[] = [
  {
    name: "1 Rosenbrock",
    functions: ["10*(x2 - x1^2)", "1 - x1"],
    start: [-1.2, 1],
    sum: 0,
    solution: [1, 1],
  },
  {
    name: "3 Powell badly scaled",
    functions: ["10^4*x1*x2 - 1", "e^(-x1) + e^(-x2) - 1.0001"],
    start: [0, 1],
    sum: 0,
    solution: [1.09815932969e-5, 9.10614673987],
  },
  {
    name: "4 Brown badly scaled",
    functions: ["x1 - 10^6", "x2 - 2/10^6", "x1*x2 - 2"],
    start: [1, 1],
    sum: 0,
    solution: [1e6, 2e-6],
  },
  {
    name: "5 Beale",
    functions: [
      "1.5 - x1*(1 - x2)",
      "2.25 - x1*(1 - x2^2)",
      "2.625 - x1*(1 - x2^3)",
    ],
    start: [1, 1],
    sum: 0,
    solution: [3, 0.5],
  },
  {
    name: "7 helical valley",
    functions: [
      "10*(x3 - 10*(atan(x2/x1)/(2*pi) + if(x1 > 0, 0, 0.5)))",
      "10*(sqrt(x1^2 + x2^2) - 1)",
      "x3",
    ],
    start: [-1, 0, 0],
    sum: 0,
    solution: [1, 0, 0],
  },
  {
    name: "12 Box three-dimensional",
    functions: each(10, (i) =>
      `e^(-${i / 10}*x1) - e^(-${i / 10}*x2) - ` +
      `x3*(e^(-${i / 10}) - e^(-${i}))`),
    start: [0, 10, 20],
    sum: 0,
  },
  {
    name: "13 Powell singular",
    functions: [
      "x1 + 10*x2",
      "sqrt(5)*(x3 - x4)",
      "(x2 - 2*x3)^2",
      "sqrt(10)*(x1 - x4)^2",
    ],
    start: [3, -1, 0, 1],
    sum: 0,
    solution: [0, 0, 0, 0],
  },
  {
    name: "14 Wood",
    functions: [
      "10*(x2 - x1^2)",
      "1 - x1",
      "sqrt(90)*(x4 - x3^2)",
      "1 - x3",
      "sqrt(10)*(x2 + x4 - 2)",
      "(x2 - x4)/sqrt(10)",
    ],
    start: [-3, -1, -3, -1],
    sum: 0,
    solution: [1, 1, 1, 1],
  },
  {
    name: "21 extended Rosenbrock",
    functions: each(ten / 2, (i) => [
      `10*(x${2 * i} - x${2 * i - 1}^2)`,
      `1 - x${2 * i - 1}`,
    ]).flat(),
    start: each(ten, (j) => j % 2 === 1 ? -1.2 : 1),
    sum: 0,
    solution: each(ten, () => 1),
  },
  {
    name: "25 variably dimensioned",
    functions: [
      ...each(ten, (j) => `x${j} - 1`),
      sum(ten, (j) => `${j}*(x${j} - 1)`),
      `${sum(ten, (j) => `${j}*(x${j} - 1)`)}^2`,
    ],
    start: each(ten, (j) => 1 - j / ten),
    sum: 0,
    solution: each(ten, () => 1),
  },
  {
    name: "27 Brown almost-linear",
    functions: each(
      ten,
      (i) =>
        i < ten
          ? `x${i} + ${sum(ten, (j) => `x${j}`)} - ${ten + 1}`
          : each(ten, (j) => `x${j}`).join("*") + " - 1",
    ),
    start: each(ten, () => 0.5),
    sum: 0,
  },
  {
    name: "28 discrete boundary value",
    functions: each(
      ten,
      (i) =>
        `2*x${i} - ${neighbour(i - 1)} - ${neighbour(i + 1)} + ` +
        `${h}^2*(x${i} + ${i}*${h} + 1)^3/2`,
    ),
    start: each(ten, (j) => j / (ten + 1) * (j / (ten + 1) - 1)),
    sum: 0,
  },
  {
    name: "29 discrete integral equation",
    functions: each(ten, integralRow),
    start: each(ten, (j) => j / (ten + 1) * (j / (ten + 1) - 1)),
    sum: 0,
  },
  {
    name: "30 Broyden tridiagonal",
    functions: each(ten, (i) =>
      `(3 - 2*x${i})*x${i} - ${neighbour(i - 1)} - ` +
      `2*${neighbour(i + 1)} + 1`),
    start: each(ten, () => -1),
    sum: 0,
  },
  {
    name: "31 Broyden banded",
    functions: each(ten, bandedRow),
    start: each(ten, () => -1),
    sum: 0,
  },
  chebyquad(5, 0),
  chebyquad(6, 0),
  chebyquad(7, 0),
  chebyquad(9, 0),
];

/** Those without one, or whose standard start leads to another minimum. */
export const leastSquares: readonly Problem[] = [
  {
    name: "2 Freudenstein and Roth",
    functions: [
      "-13 + x1 + ((5 - x2)*x2 - 2)*x2",
      "-29 + x1 + ((x2 + 1)*x2 - 14)*x2",
    ],
    start: [0.5, -2],
    sum: 48.9842536792,
  },
  {
    name: "6 Jennrich and Sampson",
    functions: each(10, (i) => `2 + 2*${i} - (e^(${i}*x1) + e^(${i}*x2))`),
    start: [0.3, 0.4],
    sum: 124.362182356,
  },
  {
    name: "16 Brown and Dennis",
    functions: each(20, (i) =>
      `(x1 + ${i / 5}*x2 - e^${i / 5})^2 + ` +
      `(x3 + x4*sin(${i / 5}) - cos(${i / 5}))^2`),
    start: [25, 5, -5, -1],
    sum: 85822.2016264,
  },
  {
    name: "32 linear, full rank",
    functions: each(
      20,
      (i) => (i <= 5 ? `x${i} - ` : "-") + `2/20*${sum(5, (j) => `x${j}`)} - 1`,
    ),
    start: each(5, () => 1),
    sum: 15,
  },
  {
    name: "33 linear, rank 1",
    functions: each(20, (i) => `${i}*${sum(5, (j) => `${j}*x${j}`)} - 1`),
    start: each(5, () => 1),
    sum: (20 * 19) / (2 * (2 * 20 + 1)),
  },
  watson(6, 2.28767005355e-3),
  watson(9, 1.39976013815e-6),
  chebyquad(8, 3.51687372568e-3),
];
