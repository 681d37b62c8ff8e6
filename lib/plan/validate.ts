import { signatures } from "../kernels/signatures.ts";
import { alignment } from "../tensor/memory.ts";
import { type Access, accessesOf } from "./accesses.ts";
import { overlapInTime } from "./layout.ts";
import type { Plan } from "./plan.ts";

/**
 * Looks for what would make a plan compute nonsense: buffers that overlap
 * while both are in use, reads of what was never written, accesses outside of
 * a buffer, or calls that do not fit the kernel's signature.
 *
 * @param plan The plan.
 * @returns One sentence a defect; empty if there is none.
 */
export function validate(plan: Plan): string[] {
  return [...checkOverlaps(plan), ...checkCalls(plan)];
}

function checkOverlaps({ buffers, workspaceBytes }: Plan): string[] {
  const defects: string[] = [];
  buffers.forEach((a, i) => {
    if (a.offset % alignment !== 0) {
      defects.push(`buffer %${i} is not aligned: offset is ${a.offset}`);
    }
    if (a.offset + a.bytes > workspaceBytes) {
      defects.push(`buffer %${i} ends beyond the workspace`);
    }
    buffers.slice(0, i).forEach((b, j) => {
      const overlap = overlapInTime(a, b) && a.offset < b.offset + b.bytes &&
        b.offset < a.offset + a.bytes;
      if (overlap) {
        defects.push(`buffers %${j} and %${i} overlap while both are in use`);
      }
    });
  });
  return defects;
}

function checkCalls(plan: Plan): string[] {
  const defects: string[] = [];
  const written = plan.buffers.map(() => new ByteSet());
  plan.instructions.forEach((instruction, at) => {
    const where = `instruction ${at} (${instruction.kernel})`;
    if (instruction.args.length !== signatures[instruction.kernel].length) {
      defects.push(`${where} has ${instruction.args.length} arguments`);
      return;
    }
    const accesses = accessesOf(instruction).filter((a) => a.buffer >= 0);
    for (const access of accesses) {
      const defect = checkAccess(plan, access, at, written);
      if (defect !== undefined) defects.push(`${where} ${defect}`);
    }
    for (const { writes, buffer, start, end } of accesses) {
      if (writes) written[buffer]?.add(start, end);
    }
  });
  return defects;
}

function checkAccess(
  { buffers }: Plan,
  { name, buffer, start, end, reads }: Access,
  at: number,
  written: readonly ByteSet[],
): string | undefined {
  const target = buffers[buffer];
  if (target === undefined) return `names no buffer: %${buffer} as ${name}`;
  if (start < 0 || end > target.bytes) {
    return `touches bytes ${start} to ${end} of %${buffer} as ${name}, ` +
      `which has ${target.bytes}`;
  }
  if (at < target.first || at > target.last) {
    return `touches %${buffer} as ${name} outside of its lifetime`;
  }
  if (reads && !written[buffer]!.has(start, end)) {
    return `reads %${buffer} as ${name} before it was written`;
  }
  return undefined;
}

/** A set of bytes, as sorted ranges. */
class ByteSet {
  #ranges: { start: number; end: number }[] = [];

  add(start: number, end: number): void {
    const touching = this.#ranges.filter((r) =>
      r.start <= end && start <= r.end
    );
    const merged = {
      start: Math.min(start, ...touching.map((r) => r.start)),
      end: Math.max(end, ...touching.map((r) => r.end)),
    };
    this.#ranges = this.#ranges.filter((r) => !touching.includes(r));
    this.#ranges.push(merged);
  }

  has(start: number, end: number): boolean {
    return this.#ranges.some((r) => r.start <= start && end <= r.end);
  }
}
