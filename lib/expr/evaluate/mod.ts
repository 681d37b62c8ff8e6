/** Evaluation: numbers, columns of numbers, and pools of workers. */
export {
  compile,
  CompiledExpression,
  type CompileOptions,
  type Values,
} from "./compile.ts";
export { evaluate, evaluateColumns, type EvaluateOptions } from "./evaluate.ts";
export type { Column } from "./column_runner.ts";
export { evaluateComplex } from "./complex.ts";
export type { ComplexValues } from "./complex_walk.ts";
export type { ColumnOptions, ColumnsReport, InputColumns } from "./columns.ts";
export { disassemble } from "./disassemble.ts";
export { numericFunction } from "./numeric_function.ts";
export { EvaluationPool, type PoolOptions } from "./pool.ts";
export { instructionWords, type Program } from "./program.ts";
export { programFunction } from "./program_function.ts";
