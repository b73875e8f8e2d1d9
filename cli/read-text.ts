import { readFileSync } from "node:fs";
import { isAbsolute, relative, resolve } from "node:path";
import { Failure } from "./failure.ts";

/**
 * Reads a file that the user named.
 * @param advice what would be right, as a sentence
 * @throws {Failure} exit 2
 */
export function readText(path: string, cwd: string, advice: string): string {
  try {
    return readFileSync(resolve(cwd, path), "utf8");
  } catch (error) {
    throw new Failure(`Cannot read ${path}: ${explain(error)}. ${advice}`, 2);
  }
}

/** A path as the user would write it: from the folder where they are, if that is not further. */
export function shortPath(path: string, cwd: string): string {
  const near = relative(cwd, path);
  return near.startsWith("..") || isAbsolute(near) ? path : near;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  EISDIR: "it is a folder",
  EACCES: "no permission",
  ENOTDIR: "a part of the path is no folder",
};

/** Why the file system refuses, in a few words. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return reasons[code] ?? error.message;
}
