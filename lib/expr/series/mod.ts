/**
 * Series and limits.
 * @module
 */
export {
  limit,
  type LimitOptions,
  type LimitReport,
  type LimitStatus,
  type OneSidedLimit,
} from "./limit.ts";
export type { Side } from "./local.ts";
export {
  type SeriesOptions,
  type SeriesReport,
  type SeriesStatus,
  type SeriesTerm,
} from "./series_report.ts";
export { laurent, taylor } from "./taylor.ts";
