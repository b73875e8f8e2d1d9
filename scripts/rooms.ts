/** Checks the rooms of the house by what the files import; says each breach on a line of its own, and exits 1. */
import { globSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { rooms } from "./rooms/arrows.ts";
import { inspect } from "./rooms/inspect.ts";
import { describeLengths } from "./rooms/lengths.ts";
import { readSourceFile } from "./rooms/source-file.ts";

const root: string = join(import.meta.dirname, "..");
const files = rooms
  .flatMap((room) => globSync(`${room}/**/*.ts`, { cwd: root }))
  .sort()
  .map((path) => readSourceFile(path.split(sep).join("/"), readFileSync(join(root, path), "utf8")));
const breaches = inspect(files);

for (const { place, sentence } of breaches) process.stderr.write(`${place} ${sentence}\n`);
process.stdout.write(`Rooms: ${describeLengths(files)}\n`);
process.exitCode = breaches.length === 0 ? 0 : 1;
