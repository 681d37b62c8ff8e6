import { assertEquals, assertThrows } from "@std/assert";
import { fromLatex, ParseError, walk } from "../../../lib/expr/syntax/mod.ts";
import { outline } from "./trees.ts";

function means(rows: readonly (readonly [string, string])[]): void {
  for (const [latex, expected] of rows) {
    assertEquals(outline(fromLatex(latex)), expected, latex);
  }
}

const raw = String.raw;

Deno.test("fromLatex() reads fractions, roots and powers", () => {
  means([
    [raw`\frac{a+b}{2c}`, "(/ (+ a b) (* 2 c))"],
    [raw`\frac12 x`, "(* (/ 1 2) x)"],
    [raw`\dfrac{\frac{a}{b}}{c}`, "(/ (/ a b) c)"],
    [raw`\sqrt{x+1}`, "(sqrt (+ x 1))"],
    [raw`\sqrt2`, "(sqrt 2)"],
    [raw`\sqrt[3]{x}`, "(cbrt x)"],
    [raw`\sqrt[n+1]{x}`, "(root x (+ n 1))"],
    [raw`x^2y`, "(* (^ x 2) y)"],
    [raw`x^{2y}`, "(^ x (* 2 y))"],
    [raw`x^{y^z}`, "(^ x (^ y z))"],
    [raw`{x^y}^z`, "(^ (^ x y) z)"],
    [raw`x^\alpha`, "(^ x alpha)"],
    [raw`e^{-\frac{x^2}{2}}`, "(^ e (- (/ (^ x 2) 2)))"],
    [raw`-x^2`, "(- (^ x 2))"],
    [raw`a/b/c`, "(/ (/ a b) c)"],
    [raw`n!^2`, "(^ (fac n) 2)"],
  ]);
});

Deno.test("fromLatex() multiplies what stands side by side", () => {
  means([
    ["xyz", "(* (* x y) z)"],
    [raw`2 \pi r`, "(* (* 2 pi) r)"],
    [raw`2\pi(r+h)`, "(* (* 2 pi) (+ r h))"],
    [raw`a \cdot b \times c`, "(* (* a b) c)"],
    [raw`a\,b\;c\quad d`, "(* (* (* a b) c) d)"],
    [raw`(a+b)(c-d)`, "(* (+ a b) (- c d))"],
    [raw`2\left(a+b\right)`, "(* 2 (+ a b))"],
    [raw`\mathrm{rate}\,t`, "(* rate t)"],
    [raw`a \div b`, "(/ a b)"],
  ]);
});

Deno.test("fromLatex() reads functions with and without parentheses", () => {
  means([
    [raw`\sin x`, "(sin x)"],
    [raw`\sin(x+1)`, "(sin (+ x 1))"],
    [raw`\sin\left(x\right)y`, "(* (sin x) y)"],
    [raw`\sin 2\pi x + 1`, "(+ (sin (* (* 2 pi) x)) 1)"],
    [raw`\sin x \cos y`, "(* (sin x) (cos y))"],
    [raw`\sin x \cdot y`, "(* (sin x) y)"],
    [raw`\sin(x) (y+1)`, "(* (sin x) (+ y 1))"],
    [raw`\sin^2 x`, "(^ (sin x) 2)"],
    [raw`\sin^{-1} x`, "(asin x)"],
    [raw`\tanh^{-1}\left(x\right)`, "(atanh x)"],
    [raw`\ln|x|`, "(ln (abs x))"],
    [raw`\ln \sin x`, "(ln (sin x))"],
    [raw`\cos{x}^2`, "(cos (^ x 2))"],
    [raw`\log x + \log_b x`, "(+ (log x) (log x b))"],
    [raw`\log_{10} x + \log_2(x)`, "(+ (log10 x) (log2 x))"],
    [raw`\exp(x)\arctan x`, "(* (exp x) (atan x))"],
    [raw`\max(a, b, c)`, "(max a b c)"],
    [raw`\operatorname{erf}(x)`, "(erf x)"],
    [raw`\operatorname{arsinh} x`, "(asinh x)"],
    [raw`\Gamma(x) + \Gamma`, "(+ (gamma x) Gamma)"],
    [raw`\Re z`, "(re z)"],
    [raw`\sin \frac{x}{2}`, "(sin (/ x 2))"],
  ]);
});

Deno.test("fromLatex() reads delimiters", () => {
  means([
    [raw`\left|x-1\right|`, "(abs (- x 1))"],
    [raw`|x||y|`, "(* (abs x) (abs y))"],
    [raw`|x|y|z|`, "(* (* (abs x) y) (abs z))"],
    [raw`|(a|b|c)|`, "(abs (* (* a (abs b)) c))"],
    [raw`|\frac{|x|}{2}|`, "(abs (/ (abs x) 2))"],
    [raw`\lvert x\rvert`, "(abs x)"],
    [
      raw`\lfloor x \rfloor + \left\lceil y\right\rceil`,
      "(+ (floor x) (ceil y))",
    ],
    [raw`\bigl(a+b\bigr)c`, "(* (+ a b) c)"],
    [raw`\left[a+b\right]^2`, "(^ (+ a b) 2)"],
    [raw`\overline{z}`, "(conj z)"],
  ]);
});

Deno.test("fromLatex() reads sums and products over a range", () => {
  means([
    [raw`\sum_{k=1}^{n} k^2`, "(sum (^ k 2) k 1 n)"],
    [raw`\sum_{k=1}^n k + 1`, "(+ (sum k k 1 n) 1)"],
    [raw`\sum^{n}_{k=0} \frac{x^k}{k!}`, "(sum (/ (^ x k) (fac k)) k 0 n)"],
    [raw`2\prod_{k=1}^{\infty} (1+k)`, "(* 2 (product (+ 1 k) k 1 infinity))"],
    [
      raw`\sum_{i=1}^{n}\sum_{j=1}^{i} ij`,
      "(sum (sum (* i_1 j) j 1 i_1) i_1 1 n)",
    ],
    [raw`\sum_{i=1}^{n} i_1 i + i`, "(+ (sum (* i_1 i_2) i_2 1 n) i)"],
  ]);
});

Deno.test("fromLatex() reads names", () => {
  means([
    [raw`x_1 + x_{12}`, "(+ x_1 x_12)"],
    [raw`v_{\mathrm{max}}`, "v_max"],
    [raw`v_{\text{max}}^2`, "(^ v_max 2)"],
    [raw`\alpha_0 + \varphi + \Omega`, "(+ (+ alpha_0 phi) Omega)"],
    [raw`\mathrm{a\_b}`, "a_b"],
    ["α", "alpha"],
    [raw`\infty`, "infinity"],
    ["a_{ij}", "a_ij"],
  ]);
});

Deno.test("fromLatex() reads comparisons and logic", () => {
  means([
    [raw`a \le b \land c \ne d`, "(&& (<= a b) (!= c d))"],
    [raw`a < b \lor \lnot c`, "(|| (< a b) (! c))"],
    ["a = b", "(== a b)"],
    [raw`a \geq b`, "(>= a b)"],
  ]);
});

Deno.test("fromLatex() refuses what has several meanings or none", () => {
  const refused: readonly (readonly [string, string])[] = [
    ["x(y)", "x"],
    ["x^23", "3"],
    ["x^-1", "-"],
    [raw`x_{n+1}`, "+"],
    [raw`\frac{d}{dx} x^2`, raw`\frac{d}{dx}`],
    [raw`\int x dx`, raw`\int`],
    ["n!!", "!"],
    ["x^y^z", "^"],
    [raw`\sin x (y+1)`, "x"],
    [raw`\sin 2 (y+1)`, "("],
    ["E = mc^2", "E"],
    [raw`\ln^{-1} x`, "-1"],
    ["a < b < c", "<"],
    [raw`\left(x`, ""],
    [raw`\left(x\right]`, raw`\right]`],
    ["|x", ""],
    ["x +", ""],
    [raw`\sqrt`, ""],
    [raw`\sin`, ""],
    ["2 3", "3"],
    [raw`\pm 1`, raw`\pm`],
    [raw`\mathrm{sin}`, raw`\mathrm{sin}`],
    [raw`\text{sin} x`, raw`\text{sin}`],
    ["$x$", "$"],
    ["x # y", "#"],
    [raw`\begin{matrix} 1 \end{matrix}`, "{"],
    [raw`\max`, ""],
  ];
  for (const [latex, wrong] of refused) {
    const error = assertThrows(() => fromLatex(latex), ParseError);
    const [{ span }] = error.errors as [typeof error.errors[0]];
    const found = latex.slice(span.start, span.end);
    assertEquals(found, wrong, latex);
  }
});

Deno.test("fromLatex() says where every node stands", () => {
  const latex = raw`\frac{x}{2} + \sin 3y`;
  const spans = [...walk(fromLatex(latex))].map(({ span }) =>
    latex.slice(span!.start, span!.end)
  );
  assertEquals(spans, [
    latex,
    raw`\frac{x}{2}`,
    "x",
    "2",
    raw`\sin 3y`,
    "3y",
    "3",
    "y",
  ]);
});
