import { assert, assertEquals, assertInstanceOf } from "@std/assert";
import { FileError } from "../../lib/storage/mod.ts";
import {
  checkpointPath,
  loadCheckpoint,
  newestCheckpoint,
  prepareCheckpoints,
  pruneCheckpoints,
  saveCheckpoint,
} from "../../lib/train/mod.ts";
import { FaultyFiles, reasons } from "../storage/faulty_files.ts";
import {
  errorOf,
  faultKinds,
  savedRun,
  saveWithFaults,
} from "./checkpoint_faults.ts";
import { description, temporaryFolder } from "./checkpoint_trainer.ts";

/** Every call fails in some way here, and in every way in tests/long. */
const every = faultKinds.length;

for (const [step, what] of [[2, "replaced"], [3, "new"]] as const) {
  Deno.test(`no fault hurts a run whose checkpoint is ${what}`, () => {
    let faults = 0;
    faultKinds.forEach((kind, first) => {
      const counts = saveWithFaults(step, kind, { first, every });
      faults += counts.faults;
      // a short write is made up for, and no error
      if (kind.takes === 0.5 && !kind.says) assertEquals(counts.refused, 0);
      else assert(counts.refused > 0);
    });
    assert(faults >= 50, `${faults}`);
  });
}

Deno.test("a run that cannot prune or prepare says so", () => {
  using folder = temporaryFolder();
  const trainer = savedRun(folder.path);
  saveCheckpoint(checkpointPath(folder.path, 3), trainer, description);
  for (let at = 0; at < 4; at++) {
    const files = new FaultyFiles({ at, says: reasons.forbidden });
    const error = errorOf(() => pruneCheckpoints(folder.path, 1, files));
    assertInstanceOf(error, FileError, `${at}`);
    assertEquals(newestCheckpoint(folder.path)?.step, 3);
    assert(loadCheckpoint(checkpointPath(folder.path, 3)));
  }
  prepareCheckpoints(folder.path);
  for (let at = 0; at < 3; at++) {
    const files = new FaultyFiles({ at, says: reasons.readOnly });
    assertInstanceOf(
      errorOf(() => prepareCheckpoints(folder.path, files)),
      FileError,
    );
  }
});
