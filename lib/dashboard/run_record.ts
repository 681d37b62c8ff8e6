import type {
  EvalEvent,
  SampleEvent,
  SavedEvent,
  StartEvent,
  StepEvent,
  TrainEvent,
} from "../train/events.ts";
import { columnNames, defaultCapacity, History } from "./history.ts";
import type { MemoryMap } from "./memory_map.ts";
import type { Points, RunState, Update } from "./protocol.ts";

/** The most evaluations that are kept; of more, every other one goes. */
const mostEvaluations = 4096;

/** The most samples that are kept: the newest. */
const mostSamples = 50;

/** How far somebody was told of a record. */
interface Cursor {
  readonly id: string;
  readonly generation: number;
  readonly points: number;
  readonly evaluations: number;
  readonly samples: number;
  readonly revision: number;
  readonly maps: number;
  readonly step: number;
}

/** All that is known of a run, in bounded memory, and what of it is new to
 * somebody. */
export class RunRecord {
  /** The points of the charts. */
  readonly history: History;
  /** The evaluations, thinned out. */
  evaluations: EvalEvent[] = [];
  /** The newest samples. */
  samples: SampleEvent[] = [];
  /** How the run stands. */
  state: RunState = "waiting";
  readonly #steps: number;
  /** Tells this run from another one on the same port. */
  readonly #id = crypto.randomUUID().slice(0, 8);
  #start: StartEvent | undefined;
  #latest: StepEvent | undefined;
  #saved: SavedEvent | undefined;
  #memory: MemoryMap | undefined;
  #began = performance.now();
  #ended = NaN;
  #thinned = 0;
  #sampleCount = 0;
  #revision = 0;

  /**
   * Begins an empty record.
   *
   * @param steps The number of the last step.
   * @param capacity The most points.
   */
  constructor(steps: number, capacity: number = defaultCapacity) {
    this.#steps = steps;
    this.history = new History(capacity);
  }

  /** Seconds since the run began, until it ended. */
  get seconds(): number {
    const end = Number.isNaN(this.#ended) ? performance.now() : this.#ended;
    return (end - this.#began) / 1000;
  }

  /** What lies in the arena; undefined until it is known. */
  get memory(): MemoryMap | undefined {
    return this.#memory;
  }

  set memory(map: MemoryMap | undefined) {
    this.#memory = map;
  }

  /**
   * Takes an event in.
   *
   * @param event What happened.
   */
  add(event: TrainEvent): void {
    switch (event.event) {
      case "step":
        this.#latest = event;
        return this.history.push(event);
      case "start":
        this.#start = event;
        this.#began = performance.now();
        return this.#turn("running");
      case "eval":
        return this.#addEvaluation(event);
      case "sample":
        this.samples = [...this.samples, event].slice(-mostSamples);
        this.#sampleCount++;
        return;
      case "saved":
        this.#saved = event;
        this.#revision++;
        return;
      case "done":
        return this.end(event.interrupted ? "interrupted" : "finished");
    }
  }

  /**
   * The run is over; how is told once.
   *
   * @param state How it ended.
   */
  end(state: RunState): void {
    if (this.state !== "running" && this.state !== "waiting") return;
    this.#ended = performance.now();
    this.#turn(state);
  }

  /**
   * What somebody does not know yet.
   *
   * @param told The cursor of what is known; another run's, or none, to be
   * told all.
   * @returns The update and the next cursor; nothing if there is no news.
   */
  since(told: string): { update: Update; cursor: string } | undefined {
    const now = this.#cursor();
    const cursor = print(now);
    if (told === cursor) return undefined;
    const before = parse(told);
    const isKnown = before !== undefined && before.id === now.id &&
      before.generation === now.generation;
    const from = isKnown ? before : nothing;
    const points = this.#points(from.points);
    const missed = now.samples - from.samples;
    const update: Update = {
      ...isKnown ? {} : { reset: true },
      seconds: this.seconds,
      state: this.state,
      steps: this.#steps,
      ...from.revision < now.revision ? this.#rare() : {},
      ...isKnown && before.maps === now.maps || this.#memory === undefined
        ? {}
        : { memory: this.#memory },
      ...this.#latest === undefined ? {} : { latest: this.#latest },
      ...points === undefined ? {} : { points },
      ...from.evaluations < now.evaluations
        ? { evaluations: this.evaluations.slice(from.evaluations) }
        : {},
      ...missed > 0 ? { samples: this.samples.slice(-missed) } : {},
    };
    return { update, cursor };
  }

  #rare(): Pick<Update, "start" | "saved"> {
    return {
      ...this.#start === undefined ? {} : { start: this.#start },
      ...this.#saved === undefined ? {} : { saved: this.#saved },
    };
  }

  #cursor(): Cursor {
    return {
      id: this.#id,
      generation: this.history.generation + this.#thinned,
      points: this.history.count,
      evaluations: this.evaluations.length,
      samples: this.#sampleCount,
      revision: this.#revision,
      maps: this.#memory === undefined ? 0 : 1,
      step: this.#latest?.step ?? 0,
    };
  }

  #points(from: number): Points | undefined {
    const { first, stride, count } = this.history;
    if (from >= count) return undefined;
    const columns = this.history.since(from);
    const encoded = columnNames.map((name) => {
      const { buffer, byteOffset, byteLength } = columns[name];
      const bytes = new Uint8Array(buffer, byteOffset, byteLength);
      return [name, bytes.toBase64()];
    });
    return { first, stride, from, columns: Object.fromEntries(encoded) };
  }

  #addEvaluation(event: EvalEvent): void {
    if (this.evaluations.length === mostEvaluations) {
      this.evaluations = this.evaluations.filter((_, i) => i % 2 === 1);
      this.#thinned++;
    }
    this.evaluations.push(event);
  }

  #turn(state: RunState): void {
    this.state = state;
    this.#revision++;
  }
}

/** Where somebody begins who knows nothing. */
const nothing: Cursor = {
  id: "",
  generation: -1,
  points: 0,
  evaluations: 0,
  samples: 0,
  revision: -1,
  maps: 0,
  step: -1,
};

function print(cursor: Cursor): string {
  return Object.values(cursor).join("-");
}

/** A cursor as a client gave it back: whatever it may be. */
function parse(text: string): Cursor | undefined {
  if (!/^[0-9a-f]{8}(-\d{1,15}){7}$/.test(text)) return undefined;
  const [id, ...numbers] = text.split("-");
  const [generation, points, evaluations, samples, revision, maps, step] =
    numbers.map(Number);
  return {
    id: id!,
    generation: generation!,
    points: points!,
    evaluations: evaluations!,
    samples: samples!,
    revision: revision!,
    maps: maps!,
    step: step!,
  };
}
