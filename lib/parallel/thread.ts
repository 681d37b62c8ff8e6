import type { KernelSets } from "../kernels/backend.ts";
import type { BlasLibrary } from "../kernels/blas_library.ts";
import { openRecipe } from "../kernels/recipe.ts";
import { Memory } from "../tensor/memory.ts";
import { Barrier } from "./barrier.ts";
import { Part } from "./part.ts";
import {
  type Answer,
  commands,
  commandWord,
  type LoadMessage,
  type Message,
  type OpenMessage,
  programWord,
  reportFailure,
} from "./protocol.ts";

/** What a thread is given by the place it runs in. */
export interface Surroundings {
  /**
   * Opens a BLAS by its path, for one thread.
   *
   * @param path The library's file.
   * @returns The library.
   */
  openLibrary(path: string): BlasLibrary;

  /**
   * Sends an answer to the main thread.
   *
   * @param answer The answer.
   */
  answer(answer: Answer): void;

  /** Ends the thread. */
  end(): void;
}

/** A thread that is not the main one: it takes messages, and between them runs
 * what the shared words tell it to. */
export class Thread {
  readonly #surroundings: Surroundings;
  readonly #libraries: BlasLibrary[] = [];
  readonly #parts = new Map<number, Part>();
  #open: Opened | undefined;

  /**
   * Waits for messages.
   *
   * @param surroundings What the place gives.
   */
  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  /**
   * Does what a message says, answers, and runs programs until the next.
   *
   * @param message From the main thread.
   */
  take(message: Message): void {
    try {
      if (message.kind === "open") this.#open = this.#opened(message);
      else this.#load(message);
    } catch (error) {
      this.#surroundings.answer({ failure: sentenceOf(error) });
      return;
    }
    this.#surroundings.answer({});
    this.#runPrograms(this.#open!);
  }

  #opened(message: OpenMessage): Opened {
    const { control, parties, memory, scratch, recipe } = message;
    const words = new Int32Array(
      control,
      0,
      Math.floor(control.byteLength / 4),
    );
    const part = new Memory(memory, scratch.address, scratch.bytes);
    const kernels = openRecipe(recipe, part, (path) => {
      const library = this.#surroundings.openLibrary(path);
      this.#libraries.push(library);
      return library;
    });
    return { control, words, kernels, barrier: new Barrier(words, parties) };
  }

  #load({ program, phases }: LoadMessage): void {
    this.#parts.set(program, new Part(this.#open!.kernels, phases));
  }

  #runPrograms({ control, words, barrier }: Opened): void {
    try {
      while (true) {
        barrier.wait();
        const command = Atomics.load(words, commandWord);
        if (command === commands.listen) return;
        if (command === commands.stop) break;
        this.#parts.get(Atomics.load(words, programWord))!.run(barrier);
      }
    } catch (error) {
      reportFailure(control, sentenceOf(error));
      barrier.break();
    }
    for (const library of this.#libraries) library[Symbol.dispose]();
    this.#surroundings.end();
  }
}

interface Opened {
  readonly control: SharedArrayBuffer;
  readonly words: Int32Array<SharedArrayBuffer>;
  readonly kernels: KernelSets;
  readonly barrier: Barrier;
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
