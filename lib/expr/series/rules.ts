/** How every function is expanded. */
import type { CallName } from "../algebra/mod.ts";
import { elementaryRules } from "./elementary_calls.ts";
import type { CallRule } from "./expander.ts";
import { withStandIns } from "./scaled.ts";
import { specialRules } from "./special_calls.ts";
import { stepRules } from "./step_calls.ts";

/** A rule for every function, so that none can be forgotten. */
export const expansionRules: Readonly<Record<CallName, CallRule>> = {
  ...elementaryRules,
  ...stepRules,
  ...specialRules,
  polylog: withStandIns(specialRules.polylog),
};
