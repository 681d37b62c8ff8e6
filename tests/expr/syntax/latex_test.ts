import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import {
  format,
  fromLatex,
  type Node,
  parse,
  toLatex,
} from "../../../lib/expr/syntax/mod.ts";
import { trees } from "./trees.ts";

/** Texts and their LaTeX, set by hand. */
const rows: Readonly<Record<string, string>> = {
  "1/(2x)": "\\frac{1}{2 x}",
  "-a*b + c": "-a b + c",
  "-(a*b)": "-a b",
  "-(a + b)": "-\\left(a + b\\right)",
  "a - (-b)": "a - \\left(-b\\right)",
  "a + -b*c": "a + \\left(-b c\\right)",
  "a*(b + c)": "a \\cdot \\left(b + c\\right)",
  "(a + b)*c": "\\left(a + b\\right) c",
  "(a + b)*(c - d)": "\\left(a + b\\right) \\left(c - d\\right)",
  "2*3": "2 \\cdot 3",
  "x*2": "x \\cdot 2",
  "2*(1/3)": "2 \\cdot \\frac{1}{3}",
  "x*(1/3)": "x \\frac{1}{3}",
  "rate*time": "\\mathrm{rate} \\cdot \\mathrm{time}",
  "x_1^2 + v_max": "x_{1}^{2} + v_{\\mathrm{max}}",
  "alpha_0*β - Gamma": "\\alpha_{0} \\beta - \\Gamma",
  "a_b_c": "\\mathrm{a\\_b\\_c}",
  "pi - infinity + e^i": "\\pi - \\infty + e^{i}",
  "x^(y + 1)": "x^{y + 1}",
  "x^-1": "x^{-1}",
  "(x^y)^z": "\\left(x^{y}\\right)^{z}",
  "(a/b)^2": "\\left(\\frac{a}{b}\\right)^{2}",
  "sin(x)^2": "\\sin^{2}\\left(x\\right)",
  "sin(x)^-1": "\\left(\\sin\\left(x\\right)\\right)^{-1}",
  "sin(x)^n": "\\left(\\sin\\left(x\\right)\\right)^{n}",
  "sqrt(x)^3": "\\sqrt{x}^{3}",
  "root(x, n) + cbrt(x)": "\\sqrt[n]{x} + \\sqrt[3]{x}",
  "exp(-x^2)^2": "\\left(e^{-x^{2}}\\right)^{2}",
  "log(x, b) + log2(x)":
    "\\log_{b}\\left(x\\right) + \\log_{2}\\left(x\\right)",
  "abs(x)*floor(y)": "\\left|x\\right| \\left\\lfloor y\\right\\rfloor",
  "n! + (n!)!": "n! + \\left(n!\\right)!",
  "(-n)!": "\\left(-n\\right)!",
  "sum(k^2, k, 1, n)*x": "\\left(\\sum_{k = 1}^{n} k^{2}\\right) x",
  "2*sum(k + 1, k, 1, n)": "2 \\sum_{k = 1}^{n} \\left(k + 1\\right)",
  "product(-k, k, 1, n)": "\\prod_{k = 1}^{n} \\left(-k\\right)",
  "a <= b && !(c != 0)": "a \\le b \\land \\lnot \\left(c \\ne 0\\right)",
  "!a == b": "\\left(\\lnot a\\right) = b",
  "1e300*x": "10^{300} x",
  "2.5e-30": "2.5 \\cdot 10^{-30}",
  "2e-30^2": "\\left(2 \\cdot 10^{-30}\\right)^{2}",
  "gamma(x) + gamma(s, x)":
    "\\Gamma\\left(x\\right) + \\Gamma\\left(s, x\\right)",
  "polylog(2, x)": "\\operatorname{Li}_{2}\\left(x\\right)",
  "asinh(x)": "\\operatorname{arsinh}\\left(x\\right)",
  "conj(z)": "\\overline{z}",
  "if(x > 0, x, -x)":
    "\\begin{cases} x & \\text{if } x > 0 \\\\ -x & \\text{otherwise} " +
    "\\end{cases}",
};

Deno.test("toLatex() writes as mathematicians do", () => {
  for (const [text, latex] of Object.entries(rows)) {
    assertEquals(toLatex(parse(text)), latex, text);
  }
});

Deno.test("toLatex() balances its delimiters", () => {
  fc.assert(
    fc.property(trees, (node) => {
      const latex = toLatex(node);
      let depth = 0;
      for (const [piece] of latex.matchAll(/\\[a-zA-Z]+|\\.|[{}]/g)) {
        if (piece === "{" || piece === "\\left") depth++;
        if (piece === "}" || piece === "\\right") depth--;
        assert(depth >= 0, latex);
      }
      assertEquals(depth, 0, latex);
    }),
    { seed: 4, numRuns: 1000 },
  );
});

/**
 * A tree as LaTeX can tell it: notations that several trees share, in the form
 * that is read. Everything else must come back as it was.
 */
function asTold(node: Node): Node {
  switch (node.kind) {
    case "number":
      return scientific(node);
    case "name":
      return { kind: "name", name: told.get(node.name) ?? node.name };
    case "prefix":
      return negated(node.operator, asTold(node.operand));
    case "postfix":
      return { ...node, operand: asTold(node.operand) };
    case "binary": {
      const [left, right] = [asTold(node.left), asTold(node.right)];
      return { ...node, left, right };
    }
    case "call": {
      const list = node.arguments.map(asTold);
      const [first, second] = list;
      if (node.name === "exp") {
        return power({ kind: "name", name: "e" }, first!);
      }
      if (node.name === "pow") return power(first!, second!);
      if (node.name === "factorial") {
        return { kind: "postfix", operator: "!", operand: first! };
      }
      if (node.name === "root" && isNumber(second!, 3n)) {
        return { kind: "call", name: "cbrt", arguments: [first!] };
      }
      const base = [2n, 10n].find((n) =>
        node.name === "log" && second !== undefined && isNumber(second, n)
      );
      return base === undefined
        ? { ...node, arguments: list }
        : { kind: "call", name: `log${base}` as "log2", arguments: [first!] };
    }
  }
}

const told: ReadonlyMap<string, string> = new Map([
  ["α", "alpha"],
  ["β", "beta"],
  ["Δ", "Delta"],
]);

function power(left: Node, right: Node): Node {
  return { kind: "binary", operator: "^", left, right };
}

function isNumber(node: Node, value: bigint): boolean {
  return node.kind === "number" && node.numerator === value &&
    node.denominator === 1n;
}

/** 2.5e-30 comes back as the product that it is printed as. */
function scientific(node: Node): Node {
  const [digits, exponent] = format(node).split("e");
  if (exponent === undefined) return node;
  const text = digits === "1" ? `10^${exponent}` : `${digits}*10^${exponent}`;
  return parse(text);
}

/** -(a b) comes back as (-a) b, which is the same. */
function negated(operator: "-" | "+" | "!", operand: Node): Node {
  const multiplies = operand.kind === "binary" && operand.operator === "*";
  // What begins with a sign gets parentheses after one.
  if (operator === "!" || !multiplies || signed(operand)) {
    return { kind: "prefix", operator, operand };
  }
  const left = negated(operator, operand.left);
  return { ...operand, left };
}

function signed(node: Node): boolean {
  if (node.kind === "binary" && node.operator === "*") return signed(node.left);
  return node.kind === "prefix" && node.operator !== "!";
}

Deno.test("fromLatex() reads what toLatex() prints as the same tree", () => {
  fc.assert(
    fc.property(trees, (node) => {
      const latex = toLatex(node);
      const read = fromLatex(latex);
      assertEquals(format(read), format(asTold(node)), latex);
    }),
    { seed: 4, numRuns: 2000 },
  );
});
