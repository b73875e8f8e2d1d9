import type { SourceFile } from "./source-file.ts";

/** One place where the house is not kept. */
export interface Breach {
  /** `file` or `file:line`. */
  readonly place: string;
  /** What is wrong there, and what would be right. */
  readonly sentence: string;
}

/** One rule of the house, held against all files at once. */
export type Rule = (files: readonly SourceFile[]) => readonly Breach[];
