/**
 * Series and limits.
 * @module
 */
export {
  type SeriesOptions,
  type SeriesReport,
  type SeriesStatus,
  type SeriesTerm,
} from "./series_report.ts";
export { laurent, taylor } from "./taylor.ts";
