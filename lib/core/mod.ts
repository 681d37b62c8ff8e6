/** Errors, element types, shapes and random numbers: pure, no dependency. */

export {
  bytesPerElement,
  type DType,
  dtypeOf,
  type TypedArray,
} from "./dtype.ts";
export { Display, type MediaBundle } from "./display.ts";
export {
  ArgumentError,
  BackendError,
  DTypeError,
  FluxionError,
  FormatError,
  OutOfMemoryError,
  ShapeError,
  StaleTensorError,
} from "./errors.ts";
export { philox4x32, Random } from "./random.ts";
export { broadcastShapes, formatShape, type Shape, sizeOf } from "./shape.ts";
