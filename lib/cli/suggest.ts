/** Suggestions for misspelt words. */
export { editDistance, nearest } from "../core/nearest.ts";
