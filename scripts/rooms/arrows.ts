import type { Breach } from "./breach.ts";
import type { SourceFile } from "./source-file.ts";

/** Which rooms each room may look into. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  spec: [],
  fixtures: ["spec"],
  mocks: ["spec", "fixtures"],
  conformance: ["spec"],
  cli: ["spec", "fixtures", "mocks", "conformance"],
  scripts: ["spec", "fixtures", "mocks", "conformance", "cli"],
};

/** What every test may look into beside what its room may. */
const forTests: readonly string[] = ["spec", "fixtures"];

/** The rooms of the house, those that are looked into first. */
export const rooms: readonly string[] = Object.keys(arrows);

/** Imports between rooms point one way only. */
export function checkArrows(files: readonly SourceFile[]): readonly Breach[] {
  return files.flatMap((file) => {
    const allowed = [...(arrows[file.room] ?? []), ...(file.test ? forTests : [])];
    return file.imports
      .filter(({ path }) => path !== "")
      .map((found) => ({ ...found, room: found.path.slice(0, found.path.indexOf("/")) }))
      .filter(({ room }) => room !== file.room && !allowed.includes(room))
      .map(({ path, line }) => ({
        place: `${file.path}:${line}`,
        sentence: `imports ${path}, but ${file.test ? "tests in " : ""}${file.room} may look ${
          allowed.length === 0 ? "into no other room" : `only into ${[...new Set(allowed)].join(", ")}`
        }`,
      }));
  });
}
