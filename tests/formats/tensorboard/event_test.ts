import { assertEquals, assertThrows } from "@std/assert";
import { ArgumentError } from "../../../lib/core/errors.ts";
import {
  encodeTensorBoardEvent,
  tensorBoardHeader,
  TensorBoardScalars,
} from "../../../lib/formats/tensorboard/mod.ts";
import golden from "../../golden/formats.json" with { type: "json" };

const { tensorboard } = golden;
const tags = ["loss/é", "b"] as const;

Deno.test("tensorBoardHeader() writes what TensorBoard's own writer does", () => {
  assertEquals(tensorBoardHeader(1234.5).toBase64(), tensorboard.header);
});

Deno.test("encodeTensorBoardEvent() writes scalars as TensorBoard does", () => {
  for (const { step, record } of tensorboard.scalars) {
    const event = encodeTensorBoardEvent({
      wallTime: 1.7e9 + step / 7,
      step,
      scalars: { "loss/é": step / 3, b: -1e-9 },
    });
    assertEquals(event.toBase64(), record, `step ${step}`);
  }
});

Deno.test("encodeTensorBoardEvent() writes texts as TensorBoard does", () => {
  const texts = { sample: "ä\n\tb".repeat(60) };
  const event = encodeTensorBoardEvent({ wallTime: 0.5, step: 9, texts });
  assertEquals(event.toBase64(), tensorboard.text);
});

Deno.test("encodeTensorBoardEvent() writes a restart as TensorBoard does", () => {
  const event = encodeTensorBoardEvent({
    wallTime: 2.25,
    step: 300,
    isRestart: true,
  });
  assertEquals(event.toBase64(), tensorboard.restart);
});

Deno.test("TensorBoardScalars.record() writes what a whole event would", () => {
  const scalars = new TensorBoardScalars(tags);
  const inBothOrders = [
    ...tensorboard.scalars,
    ...tensorboard.scalars.toReversed(),
  ];
  for (const { step, record } of inBothOrders) {
    const values = [step / 3, -1e-9];
    const bytes = scalars.record(1.7e9 + step / 7, step, values);
    assertEquals(bytes.toBase64(), record, `step ${step}`);
  }
});

Deno.test("TensorBoardScalars refuses a name that is too long", () => {
  assertThrows(
    () => new TensorBoardScalars(["é".repeat(51)]),
    ArgumentError,
    "Cannot write scalars as each name must be at most 100 bytes: " +
      `current value is ${"é".repeat(51)}`,
  );
});
