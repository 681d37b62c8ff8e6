/** What integration answers. */
import type { Node } from "../syntax/nodes.ts";

/** How sure an antiderivative is. */
export type IntegrationStatus =
  /** F' - f is zero by exact algebra. */
  | "proved"
  /** F' = f at seeded complex and real points, to the accuracy of doubles. */
  | "checked"
  /** No antiderivative was found that passes the check. */
  | "unsolved";

/** The answer to a question for an indefinite integral. */
export interface IntegrationReport {
  /** How sure the antiderivative is, or that there is none. */
  readonly status: IntegrationStatus;
  /** A function whose derivative is the input; absent if unsolved. */
  readonly antiderivative?: Node;
  /** The methods that led to it, the outermost first. */
  readonly method: readonly string[];
  /** The methods tried at the outermost level, in their order. */
  readonly tried: readonly string[];
  /** The integrand. */
  readonly input: Node;
  /** The variable of integration. */
  readonly variable: string;
}
