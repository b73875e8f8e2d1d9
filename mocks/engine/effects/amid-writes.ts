import type { Read, Write } from "../../state/store.ts";
import type { Asking, ReadResult } from "../asking.ts";

/** Asks on as if these writes had been made already: whoever reads one of the rows by its id sees it as it will be. */
export function* amidWrites<T>(writes: readonly Write[], asking: Asking<T>): Asking<T> {
  let step = asking.next();
  while (!step.done) {
    const reads = step.value;
    const results = yield reads;
    step = asking.next(results.map((result, index) => seenAmid(writes, reads[index], result)));
  }
  return step.value;
}

function seenAmid(writes: readonly Write[], read: Read | undefined, result: ReadResult): ReadResult {
  if (read?.kind !== "row") return result;
  const write = writes.find(({ of, id }) => of === read.of && id === read.id);
  return write?.kind === "put" ? { row: write.row, version: write.version, number: -1 } : result;
}
