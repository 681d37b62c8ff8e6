/** What runs in the thread that watches over calls to other processes. */

import { openProcessEnd } from "../../ffi/mpi/end_process.ts";
import { watch, type WatchMessage } from "../parallel/watch.ts";

/** The part of a worker's global scope that is used here. */
interface WorkerScope {
  postMessage(message: string | null): void;
  close(): void;
  onmessage: ((event: MessageEvent<WatchMessage>) => void) | null;
}

const scope = self as unknown as WorkerScope;

scope.onmessage = ({ data }) => {
  let end: (sentence: string, code: number) => void;
  try {
    end = openProcessEnd(data.library);
  } catch (error) {
    scope.postMessage(error instanceof Error ? error.message : String(error));
    return;
  }
  scope.postMessage(null);
  watch(data, end);
  scope.close();
};
