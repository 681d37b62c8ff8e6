/** The order in which generators are made: what a root is taken of first. */
import type { Form } from "./form.ts";
import type { Generator } from "./generators.ts";

/**
 * Sorts generators so that each comes after those under its root.
 *
 * @param generators In any order.
 * @returns The same generators.
 */
export function inDependencyOrder(
  generators: readonly Generator[],
): readonly Generator[] {
  const ordered = new Set<Generator>();
  const seen = new Set<Form>();
  const visit = (generator: Generator): void => {
    if (ordered.has(generator)) return;
    if (generator.kind === "root") visitForm(generator.radicand);
    ordered.add(generator);
  };
  const visitForm = (form: Form): void => {
    if (seen.has(form)) return;
    seen.add(form);
    switch (form.kind) {
      case "number":
        return;
      case "sum":
      case "product":
        return form.parts.forEach(visitForm);
      case "power":
        return visitForm(form.base);
      case "generator":
        return visit(form.generator);
      case "cosine":
      case "sine":
        for (const turn of form.angle.turns) {
          if ("angle" in turn) visit(turn.angle);
          else [turn.cosine, turn.sine].forEach(visitForm);
        }
    }
  };
  // Roots of numbers may be sums of roots of unity.
  generators.filter(({ kind }) => kind === "unity").forEach(visit);
  generators.forEach(visit);
  return [...ordered];
}
