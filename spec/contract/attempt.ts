import type { Reader } from "./reader.ts";

/** Runs what may throw a `SyntaxError` of ours and reports it as an issue instead. */
export function attempt<T>(reader: Reader, pointer: string, make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    reader.report(pointer, error.message);
    return undefined;
  }
}
