/** Checkpoints of GPT-2's layout, which the Python world keeps models in. */

export { exportGPT2 } from "./export.ts";
export { importGPT2, type ImportOptions } from "./import.ts";
