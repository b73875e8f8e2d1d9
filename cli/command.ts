import { type Arguments, type Options, readArguments } from "./arguments.ts";
import type { Io } from "./io.ts";

/** One thing that counterfoil does. All have this shape, and are listed in `commands.ts`. */
export interface Command {
  readonly name: string;
  /** What follows the name: `[document] [options]`. */
  readonly usage: string;
  /** What the help says above the options: a line or two. */
  readonly about: readonly string[];
  /** Lines that can be pasted into a shell. */
  readonly examples: readonly string[];
  readonly options: Options;
  /** @returns the exit code @throws {Failure} */
  readonly run: (argv: readonly string[], io: Io) => Promise<number>;
}

/** A command as its file tells it: it runs on arguments that have been read. */
export interface Told<O extends Options> extends Omit<Command, "options" | "run"> {
  readonly options: O;
  readonly run: (given: Arguments<O>, io: Io) => Promise<number>;
}

/** Makes a command that reads its own arguments. */
export function createCommand<O extends Options>(told: Told<O>): Command {
  return { ...told, run: (argv, io) => told.run(readArguments(told.name, told.options, argv), io) };
}
