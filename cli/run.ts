import { nearest } from "../spec/index.ts";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { listBundled } from "./bundled.ts";
import { commands } from "./commands.ts";
import { Failure } from "./failure.ts";
import { describeCommand, describeProgram } from "./help.ts";
import type { Io } from "./io.ts";
import { packageRoot } from "./package-root.ts";
import { recount } from "./recount.ts";

/**
 * Runs counterfoil.
 * @param argv what follows the name of the program
 * @returns the exit code: 0 holds; 1 does not conform; 2 wrong usage or a document that cannot be understood; 3 the
 * target could not be reached, or counterfoil itself broke. It never rejects.
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    const { sentence, exit } = recount(error, io.env["COUNTERFOIL_DEBUG"] === "1");
    io.err(`${sentence}\n`);
    return exit;
  }
}

async function dispatch(argv: readonly string[], io: Io): Promise<number> {
  const [word, ...rest] = argv;
  if (word === undefined || isHelp(word)) {
    const page = describeProgram(commands, listBundled());
    // A script whose command came out empty must not believe that all holds.
    (word === undefined ? io.err : io.out)(page);
    return word === undefined ? 2 : 0;
  }
  if (word === "--version") {
    io.out(`${readVersion()}\n`);
    return 0;
  }
  const listed = commands.find(({ name }) => name === word);
  if (listed === undefined) throw new Failure(describeUnknown(word), 2);
  const command = await listed.load();
  if (rest.some(isHelp)) {
    io.out(describeCommand(command, listBundled()));
    return 0;
  }
  return await command.run(rest, io);
}

function isHelp(word: string): boolean {
  return word === "--help" || word === "-h";
}

function describeUnknown(word: string): string {
  const names = commands.map(({ name }) => name);
  const meant = nearest(word, names);
  const what = word.startsWith("-") ? "Put the command first" : `Unknown command ${word}`;
  const right = meant === undefined ? `; the commands are ${names.join(", ")}.` : `; did you mean ${meant}?`;
  return `${what}${right} See counterfoil --help`;
}

function readVersion(): string {
  const description: unknown = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8"));
  return typeof description === "object" && description !== null && "version" in description
    ? String(description.version)
    : "";
}
