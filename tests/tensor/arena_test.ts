import { assert, assertEquals, assertThrows } from "@std/assert";
import {
  ArgumentError,
  OutOfMemoryError,
  StaleTensorError,
} from "../../lib/core/errors.ts";
import { Random } from "../../lib/core/random.ts";
import { Arena, Scope } from "../../lib/tensor/arena.ts";
import { Memory } from "../../lib/tensor/memory.ts";

const newArena = (): Arena => new Arena(new Memory());

Deno.test("Arena.allocate() hands out ranges that do not overlap", () => {
  const arena = newArena();
  const random = new Random(1);
  const ranges = Array.from({ length: 300 }, () => {
    const bytes = random.below(20_000);
    return { address: arena.allocate(bytes), bytes };
  });
  assert(ranges.every(({ address }) => address % 64 === 0));
  const sorted = ranges.toSorted((a, b) => a.address - b.address);
  sorted.slice(1).forEach(({ address }, i) => {
    assert(address >= sorted[i]!.address + sorted[i]!.bytes);
  });
});

Deno.test("Arena.statistics count in steps of 64 bytes", () => {
  const arena = newArena();
  assertEquals(arena.statistics, { used: 0, peak: 0, capacity: 0 });
  arena.allocate(1);
  const mark = arena.mark();
  arena.allocate(65);
  assertEquals(arena.statistics, { used: 192, peak: 192, capacity: 262144 });
  arena.reset(mark);
  assertEquals(arena.statistics, { used: 64, peak: 192, capacity: 262144 });
});

Deno.test("Arena.reset() gives the same addresses to the same work", () => {
  const arena = newArena();
  arena.allocate(100);
  const mark = arena.mark();
  const work = () =>
    [10, 300_000, 5, 1_000_000, 0, 70].map((bytes) => arena.allocate(bytes));
  const first = work();
  arena.reset(mark);
  assertEquals(work(), first);
});

Deno.test("Arena keeps its capacity over 10,000 cycles of the same work", () => {
  const arena = newArena();
  const random = new Random(2);
  const sizes = Array.from(
    { length: 30 },
    () => Math.floor(10 ** (1 + 5 * random.uniform())),
  );
  const cycle = () => {
    const mark = arena.mark();
    for (const bytes of sizes) arena.allocate(bytes);
    arena.reset(mark);
  };
  cycle();
  const { peak, capacity } = arena.statistics;
  for (let i = 0; i < 10_000; i++) cycle();
  assertEquals(arena.statistics, { used: 0, peak, capacity });
});

Deno.test("Arena stays near its peak over 10,000 cycles of mixed work", () => {
  const arena = newArena();
  const random = new Random(3);
  const outer = arena.mark();
  for (let i = 0; i < 10_000; i++) {
    arena.allocate(random.below(1000));
    const inner = arena.mark();
    const count = random.below(12);
    for (let j = 0; j < count; j++) {
      arena.allocate(Math.floor(10 ** (1 + 5 * random.uniform())));
    }
    if (random.uniform() < 0.7) arena.reset(inner);
    if (random.uniform() < 0.3) arena.reset(outer);
  }
  const { peak, capacity } = arena.statistics;
  // What is lost is the end of a chunk where the next did not fit, and small
  // chunks before a large one; a chunk is at least a quarter of what there is.
  assert(capacity <= 3 * peak, `capacity ${capacity}, peak ${peak}`);
});

Deno.test("Arena goes on after it asked for too much", () => {
  const arena = newArena();
  const first = arena.allocate(64);
  assertThrows(() => arena.allocate(2 ** 33), OutOfMemoryError);
  assertEquals(arena.allocate(64), first + 64);
  assertEquals(arena.statistics.used, 128);
  assertThrows(() => newArena().allocate(2 ** 33), OutOfMemoryError);
});

/** A memory that ends early. */
class SmallMemory extends Memory {
  override take(bytes: number): number {
    if (this.bytes + bytes > 1_250_000) throw new OutOfMemoryError("full");
    return super.take(bytes);
  }
}

Deno.test("Arena takes a small chunk where there is no room for an ample one", () => {
  const arena = new Arena(new SmallMemory());
  arena.allocate(1_000_000);
  const { capacity } = arena.statistics;
  arena.allocate(100_000);
  assertEquals(arena.statistics.capacity - capacity, 100_032);
  assertThrows(() => arena.allocate(100_000), OutOfMemoryError, "full");
});

Deno.test("Scope gives back what was allocated in it, nested too", () => {
  const arena = newArena();
  arena.allocate(64);
  {
    using _outer = new Scope(arena);
    arena.allocate(64);
    {
      using _inner = new Scope(arena);
      arena.allocate(1_000_000);
    }
    assertEquals(arena.statistics.used, 128);
    arena.allocate(64);
  }
  assertEquals(arena.statistics.used, 64);
});

Deno.test("Scope.reset() makes what was before stale, and stays open", () => {
  const arena = newArena();
  const scope = new Scope(arena);
  scope.assertGeneration(0);
  arena.allocate(64);
  scope.reset();
  assertEquals(arena.statistics.used, 0);
  assertEquals([scope.generation, scope.closed], [1, false]);
  scope.assertGeneration(1);
  const error = assertThrows(
    () => scope.assertGeneration(0),
    StaleTensorError,
    "it was made in generation 0 and the scope is at generation 1",
  );
  assertEquals([error.tensorGeneration, error.scopeGeneration], [0, 1]);
});

Deno.test("Scope closes once, and tells its owner before", () => {
  const arena = newArena();
  const used: number[] = [];
  const scope = new Scope(arena, () => used.push(arena.statistics.used));
  arena.allocate(64);
  scope[Symbol.dispose]();
  scope[Symbol.dispose]();
  assertEquals(used, [64]);
  assertEquals([scope.closed, scope.generation], [true, 1]);
  assertThrows(
    () => scope.reset(),
    ArgumentError,
    "Cannot reset a scope as it must be open: it was closed at generation 1",
  );
});
