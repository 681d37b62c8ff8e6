/**
 * Definite integrals.
 * @module
 */
export { integrateDefinite } from "./definite.ts";
export type { DefiniteReport, DefiniteStatus } from "./report.ts";
