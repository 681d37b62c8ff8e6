/**
 * The module that a worker of the pool executes where it may be read: it knows
 * every function of the language.
 * @module
 */
import { importable } from "./importable.ts";
import { makeTaskHandler, type WorkerTask } from "./worker_runtime.ts";

const answer = makeTaskHandler(importable());
const port = globalThis as unknown as {
  onmessage: (event: MessageEvent<WorkerTask>) => void;
  postMessage(message: unknown): void;
};
port.onmessage = ({ data }) => port.postMessage(answer(data));
