import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import { ArgumentError } from "../../lib/core/errors.ts";
import { WorkerError } from "../../lib/parallel/barrier.ts";
import type {
  Communicator,
  Transfer,
} from "../../lib/parallel/communicator.ts";
import { WatchedCommunicator } from "../../lib/parallel/watched_communicator.ts";

/** Any library that loads the C library, as all do. */
const library = [
  "/lib/x86_64-linux-gnu/libm.so.6",
  "/lib/aarch64-linux-gnu/libm.so.6",
  "/lib64/libm.so.6",
  "/usr/lib/libm.so.6",
].find((path) => {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
});

/** A process alone, which writes down what it is asked for. */
function recorder(asked: unknown[][]): Communicator {
  const note = (name: string) => (...args: unknown[]): void => {
    asked.push([name, ...args]);
  };
  const transfer = (name: string) => (...args: unknown[]): Transfer => {
    asked.push([name, ...args]);
    return {
      begin: note(`begin ${name}`),
      isDone: () => asked.length > 0,
      wait: note(`wait ${name}`),
    };
  };
  return {
    name: "recorder",
    rank: 1,
    size: 3,
    broadcast: note("broadcast"),
    gather: note("gather"),
    sum: note("sum"),
    exchange: note("exchange"),
    share: note("share"),
    prepareExchange: transfer("exchange later"),
    prepareShare: transfer("share later"),
    barrier(): void {
      throw new Error("gone");
    },
    abort(code: number): never {
      throw new Error(`aborted with ${code}`);
    },
    [Symbol.dispose]: note("dispose"),
  };
}

Deno.test({
  name: "WatchedCommunicator passes every call on",
  ignore: library === undefined,
  async fn() {
    const asked: unknown[][] = [];
    const watched = await WatchedCommunicator.open(recorder(asked), {
      library: library!,
      limit: 0.2,
    });
    assertEquals([watched.name, watched.rank, watched.size], [
      "recorder",
      1,
      3,
    ]);
    const bytes = new Uint8Array(1);
    const doubles = new Float64Array(1);
    const floats = new Float32Array(1);
    const parts = { counts: new Int32Array(3), starts: new Int32Array(3) };
    watched.broadcast(bytes);
    watched.broadcast(bytes, 2);
    watched.gather(doubles, doubles);
    watched.sum(floats);
    watched.exchange(floats, parts, floats);
    watched.share(floats, parts);
    const later = watched.prepareExchange(floats, parts, floats);
    later.begin();
    assertEquals(later.isDone(), true);
    later.wait();
    watched.prepareShare(floats, parts);
    assertThrows(() => watched.barrier(), Error, "gone");
    // a call that threw has ended: the process is still there after the limit
    await new Promise((resolve) => setTimeout(resolve, 400));
    watched[Symbol.dispose]();
    watched[Symbol.dispose]();
    assertEquals(asked, [
      ["broadcast", bytes, 0],
      ["broadcast", bytes, 2],
      ["gather", doubles, doubles],
      ["sum", floats],
      ["exchange", floats, parts, floats],
      ["share", floats, parts],
      ["exchange later", floats, parts, floats],
      ["begin exchange later"],
      ["wait exchange later"],
      ["share later", floats, parts],
      ["dispose"],
    ]);
  },
});

Deno.test({
  name: "WatchedCommunicator.abort() passes the code on",
  ignore: library === undefined,
  async fn() {
    using watched = await WatchedCommunicator.open(recorder([]), {
      library: library!,
    });
    assertThrows(() => watched.abort(7), Error, "aborted with 7");
  },
});

Deno.test("WatchedCommunicator.open() refuses a limit that is no time", async () => {
  for (const limit of [0, -1, NaN, Infinity]) {
    await assertRejects(
      () => WatchedCommunicator.open(recorder([]), { library: "/none", limit }),
      ArgumentError,
      `current value is ${limit}`,
    );
  }
});

Deno.test("WatchedCommunicator.open() says why it cannot watch", async () => {
  await assertRejects(
    () => WatchedCommunicator.open(recorder([]), { library: "/none.so" }),
    WorkerError,
    "Cannot watch over processes as it fails: Cannot load /none.so as",
  );
});
