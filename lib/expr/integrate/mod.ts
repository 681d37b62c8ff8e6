/**
 * Integration: antiderivatives behind a gate that differentiates each of them.
 * @module
 */
export {
  integrate,
  integrateExpression,
  type IntegrateOptions,
  type Integration,
} from "./integrate.ts";
export type { IntegrationReport, IntegrationStatus } from "./report.ts";
