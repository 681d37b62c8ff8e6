/** A slice of the textbook problems of tests/long/integrals_test.ts, drawn at
 * random; the answers are those of the books. */
import { assertEquals, assertNotEquals } from "@std/assert";
import { expressionOf } from "../../../lib/expr/algebra/mod.ts";
import { integrate } from "../../../lib/expr/integrate/mod.ts";
import { parse } from "../../../lib/expr/syntax/mod.ts";
import { differByConstant, judge } from "./judge.ts";

const problems: readonly (readonly [string, string, string])[] = [
  ["cos(x)*sin(1/6*pi+x)", "x", "1/4*x-1/4*cos(1/6*pi+2*x)"],
  ["x^2/(a^2-x^2)^(3/2)", "x", "-atan(x/sqrt(a^2-x^2))+x/sqrt(a^2-x^2)"],
  ["(3+5*x)/(-3+2*x+x^2)", "x", "2*log(1-x)+3*log(3+x)"],
  ["sqrt(x)/(x+x^2)", "x", "2*atan(sqrt(x))"],
  ["e^atan(x)/(1+x^2)", "x", "e^atan(x)"],
  ["x^2*acos(x)", "x", "1/9*(1-x^2)^(3/2)+1/3*x^3*acos(x)-1/3*sqrt(1-x^2)"],
  ["2^sqrt(x)/sqrt(x)", "x", "2^(1+sqrt(x))/log(2)"],
  ["(1-2*x+x^2)^(1/5)/(1-x)", "x", "-5/2*(1-2*x+x^2)^(1/5)"],
  ["x^3/(9+4*x^2)^(3/2)", "x", "9/16/sqrt(9+4*x^2)+1/16*sqrt(9+4*x^2)"],
  ["cot(x)", "x", "log(sin(x))"],
  ["x^5*cos(x^3)", "x", "1/3*cos(x^3)+1/3*x^3*sin(x^3)"],
  ["1/(e^x*(1+2*e^x))", "x", "(-1)/e^x-2*x+2*log(1+2*e^x)"],
  ["x^2/(1+x)^3", "x", "(-1/2)/(1+x)^2+2/(1+x)+log(1+x)"],
  ["sin(3*x)*sin(6*x)", "x", "1/6*sin(3*x)-1/18*sin(9*x)"],
  ["e^x", "x", "e^x"],
  ["(-1+5*x+2*x^2)/(-2*x+x^2+x^3)", "x", "2*log(1-x)+1/2*log(x)-1/2*log(2+x)"],
  ["sec(x)^6*tan(x)", "x", "1/6*sec(x)^6"],
  ["e^(x^2)*x^3", "x", "-1/2*e^(x^2)+1/2*e^(x^2)*x^2"],
  ["x*cos(x)*sin(x)", "x", "-1/4*x+1/4*cos(x)*sin(x)+1/2*x*sin(x)^2"],
  ["sec(x)*tan(x)^5", "x", "sec(x)-2/3*sec(x)^3+1/5*sec(x)^5"],
  ["cos(x)^2/sin(x)", "x", "-atanh(cos(x))+cos(x)"],
  ["x^2*cos(3*x)", "x", "2/9*x*cos(3*x)-2/27*sin(3*x)+1/3*x^2*sin(3*x)"],
  [
    "(b1*cos(x)+a1*sin(x))/(b*cos(x)+a*sin(x))",
    "x",
    "(a*a1+b*b1)*x/(a^2+b^2)-(a1*b-a*b1)*log(b*cos(x)+a*sin(x))/(a^2+b^2)",
  ],
  ["1/(-25+4*x^2)^(3/2)", "x", "-1/25*x/sqrt(-25+4*x^2)"],
  ["x^2*atan(x)", "x", "-1/6*x^2+1/3*x^3*atan(x)+1/6*log(1+x^2)"],
  [
    "(-4+6*x-x^2+3*x^3)/((1+x^2)*(2+x^2))",
    "x",
    "-3*atan(x)+3/2*log(1+x^2)+atan(x/sqrt(2))*sqrt(2)",
  ],
  ["1/(a^2+x^2)", "x", "atan(x/a)/a"],
  ["1/(1+1/x^(1/3))", "x", "3*x^(1/3)-3/2*x^(2/3)+x-3*log(1+1/x^(1/3))-log(x)"],
  ["csc(1/2*x)^3", "x", "-atanh(cos(1/2*x))-cot(1/2*x)*csc(1/2*x)"],
  ["(1-sin(x))/cos(x)", "x", "log(1+sin(x))"],
  ["csc(x)^2", "x", "-cot(x)"],
  ["cot(x)^5*sin(x)^2", "x", "-1/2*csc(x)^2-2*log(sin(x))+1/2*sin(x)^2"],
  [
    "(-3+4*x+x^2)*sin(2*x)",
    "x",
    "7/4*cos(2*x)-2*x*cos(2*x)-1/2*x^2*cos(2*x)+sin(2*x)+1/2*x*sin(2*x)",
  ],
  ["(1-tan(x)^2)/sec(x)^2", "x", "cos(x)*sin(x)"],
  ["x*atan(x)", "x", "-1/2*x+1/2*atan(x)+1/2*x^2*atan(x)"],
  ["sqrt(-a^2+x^2)/x^4", "x", "1/3*(-a^2+x^2)^(3/2)/(a^2*x^3)"],
  ["cos(x)/sin(x)^3", "x", "-1/2*csc(x)^2"],
  ["1/((-1)/e^x+e^x)", "x", "-atanh(e^x)"],
  ["sqrt(3-x^2)/x", "x", "-atanh(sqrt(3-x^2)/sqrt(3))*sqrt(3)+sqrt(3-x^2)"],
  ["1/(x^2*sqrt(4+x^2))", "x", "-1/4*sqrt(4+x^2)/x"],
  ["(-3+5*x+6*x^2)/(-3*x+2*x^2+x^3)", "x", "2*log(1-x)+log(x)+3*log(3+x)"],
  ["(1+x+x^3)/(4*x+2*x^2+x^4)", "x", "1/4*log(4*x+2*x^2+x^4)"],
  ["(5+2*x)/(-3+x)", "x", "2*x+11*log(3-x)"],
  ["sec(x)^2*tan(x)^4", "x", "1/5*tan(x)^5"],
  ["x^2/(1+x^2)^2", "x", "-1/2*x/(1+x^2)+1/2*atan(x)"],
  ["log(t)*sqrt(t)", "t", "-4/9*t^(3/2)+2/3*t^(3/2)*log(t)"],
  ["cos(5*x)*sin(3*x)", "x", "1/4*cos(2*x)-1/16*cos(8*x)"],
  [
    "1/(x^3*sqrt(-16+x^2))",
    "x",
    "1/128*atan(1/4*sqrt(-16+x^2))+1/32*sqrt(-16+x^2)/x^2",
  ],
  ["sqrt(3-x^2)", "x", "3/2*asin(x/sqrt(3))+1/2*x*sqrt(3-x^2)"],
  ["e^x*(3+2*x)", "x", "-2*e^x+e^x*(3+2*x)"],
  ["log(x)*sqrt(x)", "x", "-4/9*x^(3/2)+2/3*x^(3/2)*log(x)"],
  ["asec(x)", "x", "x*asec(x)-atanh(sqrt(1+(-1)/x^2))"],
  ["(1+x+4*x^2)/(-1+x^3)", "x", "2*log(1-x)+log(1+x+x^2)"],
  ["log(e^cos(x))", "x", "-x*cos(x)+x*log(e^cos(x))+sin(x)"],
  ["(1+x^4)/(x*(1+x^2)^2)", "x", "1/(1+x^2)+log(x)"],
  ["sqrt(1-e^x)", "x", "-2*atanh(sqrt(1-e^x))+2*sqrt(1-e^x)"],
  ["x^3/(1+x^2)^(1/3)", "x", "-3/4*(1+x^2)^(2/3)+3/10*(1+x^2)^(5/3)"],
  ["x^2*sin(x)", "x", "2*cos(x)-x^2*cos(x)+2*x*sin(x)"],
  ["tan(x)^2", "x", "-x+tan(x)"],
  ["x^3*cos(x)", "x", "-6*cos(x)+3*x^2*cos(x)-6*x*sin(x)+x^3*sin(x)"],
];

for (const [integrand, variable, answer] of problems) {
  Deno.test(`integrate() integrates ${integrand}`, () => {
    const report = integrate(integrand, variable);
    assertNotEquals(report.status, "unsolved");
    const found = expressionOf(report.antiderivative!);
    const given = expressionOf(parse(integrand));
    assertEquals(judge(found, given, variable), "right");
    const listed = expressionOf(parse(answer));
    assertEquals(differByConstant(found, listed, variable), "right");
  });
}
