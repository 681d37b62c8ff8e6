/** What a method of integration is. */
import type { Expression } from "../algebra/mod.ts";
import type { IntegrationContext } from "./context.ts";

/**
 * A way to find an antiderivative. It may return a wrong one, where the
 * identities that it uses hold on some branches only: the context checks every
 * answer and goes on to the next method if it is refused.
 */
export interface Method {
  /** What it is called in reports: a noun phrase. */
  readonly name: string;
  /**
   * Tries the method.
   *
   * @param integrand Depends on the variable; not a constant multiple of
   * another integrand.
   * @param variable The name of the variable of integration.
   * @param context Integrates what remains, and makes new variables.
   * @returns An antiderivative; undefined if the method does not apply.
   */
  apply(
    integrand: Expression,
    variable: string,
    context: IntegrationContext,
  ): Expression | undefined;
}
