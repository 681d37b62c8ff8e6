import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { TensorBoardObserver } from "../../lib/cli/tensorboard.ts";
import type { TrainEvent } from "../../lib/train/events.ts";
import {
  doublesOf,
  floatsOf,
  integersOf,
  type Message,
  messagesOf,
  readMessage,
  textsOf,
} from "../formats/protobuf_reader.ts";
import { fluxion, jsonLines, TemporaryFolder } from "./command.ts";

/** CRC-32C bit by bit, turned and moved as TFRecords have it. */
function maskedChecksum(bytes: Uint8Array): number {
  let rest = 0xFFFFFFFFn;
  for (const byte of bytes) {
    rest ^= BigInt(byte);
    for (let bit = 0; bit < 8; bit++) {
      rest = (rest >> 1n) ^ (rest & 1n ? 0x82F63B78n : 0n);
    }
  }
  const sum = rest ^ 0xFFFFFFFFn;
  return Number(((sum >> 15n | sum << 17n) + 0xA282EAD8n) & 0xFFFFFFFFn);
}

/** The events of a file, every checksum checked. */
function readEvents(path: string): Message[] {
  const file = Deno.readFileSync(path);
  const view = new DataView(file.buffer);
  const events: Message[] = [];
  for (let at = 0; at < file.length;) {
    const length = Number(view.getBigUint64(at, true));
    const head = file.subarray(at, at + 8);
    assertEquals(view.getUint32(at + 8, true), maskedChecksum(head));
    const content = file.subarray(at + 12, at + 12 + length);
    const sum = view.getUint32(at + 12 + length, true);
    assertEquals(sum, maskedChecksum(content));
    events.push(readMessage(content));
    at += 16 + length;
  }
  return events;
}

function onlyFileOf(folder: string): string {
  const names = [...Deno.readDirSync(folder)].map(({ name }) => name);
  assertEquals(names.length, 1);
  assertEquals(
    /^events\.out\.tfevents\.\d{10}\.fluxion\.0$/.test(names[0]!),
    true,
  );
  return `${folder}/${names[0]}`;
}

/** Every scalar as [tag, step, value], in order. */
function scalarsOf(events: readonly Message[]): [string, number, number][] {
  return events.flatMap((event) =>
    messagesOf(event, 5).flatMap((summary) =>
      messagesOf(summary, 1).filter((value) => value.has(2)).map((
        value,
      ): [string, number, number] => [
        textsOf(value, 1)[0]!,
        integersOf(event, 2)[0]!,
        floatsOf(value, 2)[0]!,
      ])
    )
  );
}

function curveOf(events: readonly Message[], tag: string): [number, number][] {
  return scalarsOf(events).filter(([name]) => name === tag)
    .map(([, step, value]) => [step, value]);
}

function stepEvent(step: number, loss: number): TrainEvent {
  return {
    ...{ event: "step", step, loss, lr: 0.5, grad_norm: 0.25 },
    ...{ steps_per_second: 8, tokens_per_second: 256 },
    ...{ arena_bytes: 1024, rss_bytes: 0 },
  };
}

Deno.test("train --tensorboard writes the curves that --json tells", async () => {
  using folder = new TemporaryFolder();
  const events = `${folder.path}/events`;
  const { code, stdout } = await fluxion(
    [
      ...["train", "--steps", "150", "--eval-every", "50", "--json"],
      ...["--tensorboard", events],
    ],
    { flags: [`--allow-write=${events}`] },
  );
  assertEquals(code, 0);
  const told = jsonLines(stdout);
  const read = readEvents(onlyFileOf(events));
  assertEquals(textsOf(read[0]!, 3), ["brain.Event:2"]);
  const wanted = (event: string, field: string) =>
    told.filter((each) => each.event === event).map((each) => [
      each.step,
      Math.fround(each[field] as number),
    ]);
  assertEquals(curveOf(read, "loss/batch"), wanted("step", "loss"));
  assertEquals(curveOf(read, "loss/batch").length, 150);
  assertEquals(curveOf(read, "optimizer/learning_rate"), wanted("step", "lr"));
  assertEquals(
    curveOf(read, "optimizer/gradient_norm"),
    wanted("step", "grad_norm"),
  );
  assertEquals(curveOf(read, "loss/train"), wanted("eval", "train_loss"));
  assertEquals(curveOf(read, "loss/validation"), wanted("eval", "val_loss"));
  const done = told.at(-1)!;
  assertEquals(curveOf(read, "speed/steps_per_second").at(-1), [
    150,
    Math.fround(done.steps_per_second as number),
  ]);
  assert(curveOf(read, "memory/process_bytes")[0]![1] > 1e6);
  const times = read.map((event) => doublesOf(event, 1)[0]!);
  assert(times.every((time, i) => time >= (times[i - 1] ?? 1.5e9)));
});

Deno.test("train --tensorboard names the flag that it needs", async () => {
  const { code, stderr } = await fluxion(["train", "--tensorboard", "events"]);
  assertEquals(code, 1);
  assertStringIncludes(
    stderr,
    "Cannot write events to events as --allow-write=events must be granted: " +
      "run deno run --allow-write=events ",
  );
});

/** An observer of its own file, closed before it is read. */
function observed(
  folder: TemporaryFolder,
  events: readonly TrainEvent[],
): Message[] {
  const path = `${folder.path}/events`;
  const configuration = { lr: 0.5, name: "é" };
  const warn = (line: string) => {
    throw new Error(line);
  };
  const observer = new TensorBoardObserver({
    folder: path,
    configuration,
    warn,
  });
  for (const event of events) observer.emit(event);
  observer.close();
  return readEvents(onlyFileOf(path));
}

Deno.test("TensorBoardObserver writes configuration and samples as text", () => {
  using folder = new TemporaryFolder();
  const events = observed(folder, [
    {
      ...{ event: "start", preset: "tiny", params: 3, vocab: 2 },
      ...{ backend: "wasm", library: "WASM", threads: 1, seed: 9 },
    },
    { event: "sample", step: 7, text: "one\n  # two" },
  ]);
  const texts = events.flatMap((event) =>
    messagesOf(event, 5).flatMap((summary) =>
      messagesOf(summary, 1).map((value) => {
        const [metadata] = messagesOf(value, 9);
        const [plugin] = messagesOf(metadata!, 1);
        assertEquals(textsOf(plugin!, 1), ["text"]);
        const [tensor] = messagesOf(value, 8);
        return [textsOf(value, 1)[0], textsOf(tensor!, 8)[0]];
      })
    )
  );
  assertEquals(texts.map(([tag]) => tag), ["run", "configuration", "sample"]);
  assertStringIncludes(texts[0]![1]!, '      "seed": 9');
  assertStringIncludes(texts[1]![1]!, '      "name": "é"');
  // indented by four, which Markdown shows as it is
  assertEquals(texts[2]![1], "    one\n      # two");
});

Deno.test("TensorBoardObserver lets a resumed run replace what was later", () => {
  using folder = new TemporaryFolder();
  const events = observed(folder, [stepEvent(301, 2), stepEvent(302, 1.5)]);
  const restarts = events.filter((event) => event.has(7));
  assertEquals(restarts.map((event) => integersOf(event, 2)), [[301]]);
  assertEquals(integersOf(messagesOf(restarts[0]!, 7)[0]!, 1), [1]);
  assertEquals(curveOf(events, "loss/batch"), [[301, 2], [302, 1.5]]);
  assertEquals(curveOf(events, "memory/arena_bytes"), [[301, 1024]]);
  // what is not known is not a curve at 0
  assertEquals(curveOf(events, "memory/process_bytes"), []);
});

Deno.test("TensorBoardObserver keeps every step of a long run", () => {
  using folder = new TemporaryFolder();
  const steps = 3000; // more than two buffers
  const events = observed(
    folder,
    Array.from({ length: steps }, (_, i) => stepEvent(i + 1, NaN)),
  );
  const curve = curveOf(events, "loss/batch");
  assertEquals(curve.length, steps);
  assert(
    curve.every(([step, loss], i) => step === i + 1 && Number.isNaN(loss)),
  );
});

Deno.test("TensorBoardObserver gives runs of one second files of their own", () => {
  using folder = new TemporaryFolder();
  const options = { configuration: {}, warn: () => {} };
  const observers = Array.from(
    { length: 3 },
    () => new TensorBoardObserver({ folder: folder.path, ...options }),
  );
  for (const observer of observers) observer.close();
  assertEquals(new Set(observers.map(({ path }) => path)).size, 3);
});

Deno.test("train --tensorboard refuses a path that is a file", async () => {
  using folder = new TemporaryFolder();
  const path = folder.file("taken", "");
  const { code, stderr } = await fluxion(["train", "--tensorboard", path], {
    flags: folder.flags,
  });
  assertEquals(code, 1);
  assertStringIncludes(
    stderr,
    `Cannot write TensorBoard events to ${path} as it must be a folder that ` +
      `can be written: `,
  );
});

Deno.test({
  name: "a disk that is full ends the event file and not the run",
  ignore: Deno.build.os !== "linux", // where /dev/full is
  fn() {
    const lines: string[] = [];
    const observer = new TensorBoardObserver({
      folder: "/unused",
      configuration: {},
      warn: (line) => lines.push(line),
      open: () => ({
        path: "/dev/full",
        file: Deno.openSync("/dev/full", { write: true }),
      }),
    });
    for (let step = 1; step <= 3000; step++) observer.emit(stepEvent(step, 1));
    observer.close();
    assertEquals(lines, [
      "warning: /dev/full ends here as the system must accept it: " +
      "No space left on device (os error 28)",
    ]);
  },
});
