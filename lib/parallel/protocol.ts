/** What threads tell each other: words in shared memory while they compute,
 * messages while they are made. */

import type { BackendRecipe } from "../kernels/backend.ts";
import { barrierWords } from "./barrier.ts";
import type { Call } from "./program.ts";

/** What a thread is to do next. */
export const commands = {
  /** Run a program: its number is in the next word. */
  run: 1,
  /** Go back to the event loop: a message is on its way. */
  listen: 2,
  /** End. */
  stop: 3,
} as const;

/** Where the command is. */
export const commandWord: number = barrierWords;

/** Where the number of the program is. */
export const programWord: number = barrierWords + 1;

/** Where the length of the message of a failure is, in bytes; 0 for none. */
export const failureWord: number = barrierWords + 16;

/** Where its bytes begin. */
export const failureBytes: number = 4 * (barrierWords + 17);

/** The longest message that is kept, in bytes. */
export const maximumFailure = 1000;

/** The size of all that is shared, in bytes. */
export const controlBytes: number = failureBytes + maximumFailure;

/** Makes a thread ready. */
export interface OpenMessage {
  /** Which message. */
  readonly kind: "open";
  /** The shared words. */
  readonly control: SharedArrayBuffer;
  /** Which thread it is, from 1. */
  readonly party: number;
  /** How many there are, with the main one. */
  readonly parties: number;
  /** The memory to compute in. */
  readonly memory: WebAssembly.Memory;
  /** Where its scratch space is. */
  readonly scratch: { readonly address: number; readonly bytes: number };
  /** What computes. */
  readonly recipe: BackendRecipe;
}

/** Gives a thread its part of a program. */
export interface LoadMessage {
  /** Which message. */
  readonly kind: "load";
  /** The program's number. */
  readonly program: number;
  /** Its calls, a list a phase. */
  readonly phases: readonly (readonly Call[])[];
}

/** What the main thread posts. */
export type Message = OpenMessage | LoadMessage;

/** What a thread answers to each message: nothing, or why it cannot. */
export interface Answer {
  /** The sentence, if it failed. */
  readonly failure?: string;
}

/**
 * Writes down why a thread failed; the first one to fail is the one to tell.
 *
 * @param control The shared words.
 * @param message The sentence.
 */
export function reportFailure(
  control: SharedArrayBuffer,
  message: string,
): void {
  const words = new Int32Array(control, 0, failureBytes / 4);
  const bytes = new TextEncoder().encode(message).subarray(0, maximumFailure);
  if (Atomics.compareExchange(words, failureWord, 0, -1) !== 0) return;
  new Uint8Array(control, failureBytes, bytes.length).set(bytes);
  Atomics.store(words, failureWord, bytes.length);
}

/**
 * Why a thread failed.
 *
 * @param control The shared words.
 * @returns The sentence, or undefined if none did.
 */
export function failureOf(control: SharedArrayBuffer): string | undefined {
  const words = new Int32Array(control, 0, failureBytes / 4);
  const length = Atomics.load(words, failureWord);
  if (length <= 0) return undefined;
  // a decoder takes no shared memory
  const bytes = new Uint8Array(control, failureBytes, length).slice();
  return new TextDecoder().decode(bytes);
}
