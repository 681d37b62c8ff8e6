/** What runs in a worker thread. It is bundled into one text, as a worker of a
 * file would need the permission to read that file. */

import { openBlas } from "../../ffi/blas.ts";
import type { Message } from "../parallel/protocol.ts";
import { Thread } from "../parallel/thread.ts";

/** The part of a worker's global scope that is used here. */
interface WorkerScope {
  postMessage(message: unknown): void;
  close(): void;
  onmessage: ((event: MessageEvent<Message>) => void) | null;
}

const scope = self as unknown as WorkerScope;

const thread = new Thread({
  openLibrary: (path) => openBlas({ path, threads: 1 }),
  answer: (answer) => scope.postMessage(answer),
  end: () => scope.close(),
});

scope.onmessage = ({ data }) => thread.take(data);
