/** Event files: what TensorBoard shows of a run. */

export {
  encodeTensorBoardEvent,
  type TensorBoardEvent,
  tensorBoardHeader,
} from "./event.ts";
export { TensorBoardScalars } from "./scalars.ts";
