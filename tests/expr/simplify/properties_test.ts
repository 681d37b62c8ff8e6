import { assert, assertEquals, assertNotEquals } from "@std/assert";
import fc from "fast-check";
import {
  type Expression,
  expressionOf,
  nodeOf,
  same,
} from "../../../lib/expr/algebra/mod.ts";
import {
  type Assumptions,
  compareValues,
  costOfNode,
  expandAngles,
  expandExpression,
  expandLogarithms,
  factorization,
  Knowledge,
  nodeOfFactors,
  reduceAngles,
  refine,
  simplify,
  simplifyExpression,
  togetherExpression,
} from "../../../lib/expr/simplify/mod.ts";
import { Normalizer } from "../../../lib/expr/simplify/normal.ts";
import { parse } from "../../../lib/expr/syntax/mod.ts";
import {
  assumedSources,
  ifDefined,
  rationalSources,
  readIfDefined,
  sources,
  text,
} from "./samples.ts";

const settings = { numRuns: 1000, seed: 20240611 };

/** Values at 24 seeded points, real and complex, must agree. */
function assertSameValues(
  a: Expression,
  b: Expression,
  assumptions: Assumptions = {},
): void {
  const { status } = compareValues(a, b, { steps: 1, assumptions });
  assertNotEquals(status, "refuted", `${text(a)} became ${text(b)}`);
}

/** Checks a transformation of random expressions at points. */
function assertKeepsValues(
  name: string,
  transformation: (expression: Expression) => Expression,
): void {
  fc.assert(
    fc.property(sources, (source) => {
      const input = readIfDefined(source);
      if (input === undefined) return;
      const output = ifDefined(() => transformation(input));
      if (output !== undefined) assertSameValues(input, output);
    }),
    { ...settings, seed: settings.seed + name.length },
  );
}

Deno.test("simplifyExpression() keeps values, and is idempotent", () => {
  fc.assert(
    fc.property(sources, (source) => {
      const input = readIfDefined(source);
      if (input === undefined) return;
      const output = ifDefined(() => simplifyExpression(input));
      if (output === undefined) return;
      assertSameValues(input, output);
      assert(same(simplifyExpression(output), output), text(output));
    }),
    settings,
  );
});

Deno.test("simplifyExpression() and refine() keep values under assumptions", () => {
  const assumptions: Assumptions = {
    x: "positive",
    r: "real",
    n: "integer",
    q: "negative",
    h: "nonnegative",
  };
  const knowledge = new Knowledge(assumptions);
  fc.assert(
    fc.property(assumedSources, (source) => {
      const input = readIfDefined(source);
      if (input === undefined) return;
      for (
        const transformation of [
          () => simplifyExpression(input, { assumptions }),
          () => refine(input, knowledge),
          () => expandLogarithms(input, assumptions),
        ]
      ) {
        const output = ifDefined(transformation);
        if (output !== undefined) assertSameValues(input, output, assumptions);
      }
    }),
    { ...settings, numRuns: 500 },
  );
});

Deno.test("simplify() costs no more than its input, as it is written", () => {
  fc.assert(
    fc.property(rationalSources, (source) => {
      const input = parse(source);
      const output = ifDefined(() => simplify(input));
      if (output === undefined) return;
      assert(costOfNode(output) <= costOfNode(input), source);
      assertEquals(simplify(output), output, source);
    }),
    { ...settings, numRuns: 500 },
  );
});

Deno.test("expandExpression() and factorization() are proved equal", () => {
  fc.assert(
    fc.property(rationalSources, (source) => {
      const input = readIfDefined(source);
      const node = input &&
        ifDefined(() => nodeOfFactors(factorization(input)));
      if (input === undefined || node === undefined) return;
      const factored = expressionOf(node);
      const expanded = expandExpression(input);
      const { status } = compareValues(factored, expanded);
      assertEquals(status, "proved", source);
    }),
    settings,
  );
});

Deno.test("expandExpression() keeps values", () => {
  assertKeepsValues("expand", expandExpression);
});

Deno.test("togetherExpression() keeps values", () => {
  assertKeepsValues("together", togetherExpression);
});

Deno.test("Normalizer.expression() keeps values with functions as symbols", () => {
  assertKeepsValues("plain", (x) => new Normalizer().expression(x));
});

Deno.test("Normalizer.expression() keeps values with identities", () => {
  assertKeepsValues(
    "identities",
    (x) =>
      new Normalizer({ functions: "identities", rationalized: "all" })
        .expression(x),
  );
});

Deno.test("expandAngles() and reduceAngles() keep values", () => {
  assertKeepsValues("expand angles", expandAngles);
  assertKeepsValues("reduce angles", reduceAngles);
});

Deno.test("expressionOf() reads what nodeOf() writes", () => {
  fc.assert(
    fc.property(sources, (source) => {
      const input = readIfDefined(source);
      if (input === undefined) return;
      assert(same(expressionOf(nodeOf(input)), input), source);
    }),
    settings,
  );
});
