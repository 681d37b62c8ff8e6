/** Programs as text. */
import { operations, operationTable } from "./operations.ts";
import { instructionWords, type Program } from "./program.ts";

/**
 * Prints a program.
 *
 * @param program The program.
 * @returns One line for each variable, constant, instruction and value.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { compile, disassemble } from "@fluxion/fluxion/expr";
 *
 * assertEquals(
 *   disassemble(compile("2x^2 + 1").program),
 *   `s0 = variable x
 * s1 = constant 2
 * s2 = constant 1
 * 0: s3 = multiply s0 s0
 * 1: s3 = multiply s1 s3
 * 2: s3 = add s3 s2
 * 3: halt
 * value 0: s3
 * `,
 * );
 * ```
 */
export function disassemble(program: Program): string {
  const { variables, constants, code, outputs } = program;
  const lines = [
    ...variables.map((name, slot) => `s${slot} = variable ${name}`),
    ...Array.from(
      constants,
      (value, i) => `s${variables.length + i} = constant ${value}`,
    ),
  ];
  for (let at = 0; at < code.length; at += instructionWords) {
    const instruction = code.subarray(at, at + instructionWords);
    lines.push(`${at / instructionWords}: ${printInstruction(instruction)}`);
  }
  outputs.forEach((slot, i) => lines.push(`value ${i}: s${slot}`));
  return lines.map((line) => `${line}\n`).join("");
}

function printInstruction(words: Int32Array): string {
  const [opcode, to, a, b, c] = words as unknown as readonly [
    number,
    number,
    number,
    number,
    number,
  ];
  const name = operations[opcode]!;
  const target = c / instructionWords;
  switch (name) {
    case "halt":
      return name;
    case "check":
      return `check s${a}`;
    case "if":
      return `if s${a} else ${target}`;
    case "else":
      return `else ${target}`;
    case "loop":
      return `loop s${a} to s${b} end ${target}`;
    case "endLoop":
      return `endLoop s${a} at ${target}`;
    case "random":
      return `s${to} = random ${c}`;
  }
  const read = [a, b, c].slice(0, operationTable[name].operands);
  return `s${to} = ${[name, ...read.map((slot) => `s${slot}`)].join(" ")}`;
}
