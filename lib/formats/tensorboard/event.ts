/** The messages of TensorBoard's event files, with the field numbers of
 * tensorboard/compat/proto/{event,summary,tensor}.proto at version 2.21
 * (https://github.com/tensorflow/tensorboard). */

import { ProtobufWriter } from "../protobuf/writer.ts";
import { encodeRecord } from "./record.ts";

/** What the first event of each file says. */
const fileVersion = "brain.Event:2";

/** `DataType.DT_STRING`. */
const stringType = 7;

/** `DataClass.DATA_CLASS_TENSOR`. */
const tensorClass = 2;

/** `SessionLog.SessionStatus.START`. */
const startStatus = 1;

/** What was seen at a step. */
export interface TensorBoardEvent {
  /** When, in seconds since 1970. */
  readonly wallTime: number;
  /** At which step. */
  readonly step: number;
  /** Numbers by the name of their curve. */
  readonly scalars?: Readonly<Record<string, number>>;
  /** Texts (Markdown) by name. */
  readonly texts?: Readonly<Record<string, string>>;
  /** Whether a run goes on from here: what was written of later steps is
   * not shown any more. */
  readonly isRestart?: boolean;
}

/**
 * The first record of an event file.
 *
 * @param wallTime When the file is begun, in seconds since 1970.
 * @returns The record.
 */
export function tensorBoardHeader(
  wallTime: number,
): Uint8Array<ArrayBuffer> {
  const event = new ProtobufWriter();
  event.double(1, wallTime);
  event.text(3, fileVersion);
  return encodeRecord(event.finish());
}

/**
 * A record of an event file, to be put behind those before it.
 *
 * @param event What was seen.
 * @returns The record.
 */
export function encodeTensorBoardEvent(
  { wallTime, step, scalars = {}, texts = {}, isRestart = false }:
    TensorBoardEvent,
): Uint8Array<ArrayBuffer> {
  const summary = new ProtobufWriter();
  for (const [tag, value] of Object.entries(scalars)) {
    summary.message(1, scalarOf(tag, value));
  }
  for (const [tag, text] of Object.entries(texts)) {
    summary.message(1, textOf(tag, text));
  }
  const event = new ProtobufWriter();
  event.double(1, wallTime);
  event.integer(2, step);
  if (isRestart) event.message(7, sessionStart());
  else event.message(5, summary);
  return encodeRecord(event.finish());
}

function sessionStart(): ProtobufWriter {
  const writer = new ProtobufWriter();
  writer.integer(1, startStatus);
  return writer;
}

function scalarOf(tag: string, value: number): ProtobufWriter {
  const writer = new ProtobufWriter();
  writer.text(1, tag);
  writer.float(2, value);
  return writer;
}

/** A tensor of one string, marked as belonging to the plugin for text. */
function textOf(tag: string, text: string): ProtobufWriter {
  const plugin = new ProtobufWriter();
  plugin.text(1, "text");
  const metadata = new ProtobufWriter();
  metadata.message(1, plugin);
  metadata.integer(4, tensorClass);
  const dimension = new ProtobufWriter();
  dimension.integer(1, 1);
  const shape = new ProtobufWriter();
  shape.message(2, dimension);
  const tensor = new ProtobufWriter();
  tensor.integer(1, stringType);
  tensor.message(2, shape);
  tensor.text(8, text);
  const writer = new ProtobufWriter();
  writer.text(1, tag);
  writer.message(8, tensor);
  writer.message(9, metadata);
  return writer;
}
