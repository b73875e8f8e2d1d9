import { nearest } from "../spec/index.ts";
import { parseArgs } from "node:util";
import { Failure } from "./failure.ts";
import { type Option, OptionError } from "./option.ts";

/** Options by name, without the dashes. */
export type Options = Readonly<Record<string, Option<unknown>>>;

/** What the options of a command were given, read. */
type Values<O extends Options> = {
  readonly [Name in keyof O]: O[Name] extends Option<infer T> ? T : never;
};

/** The words after the command, sorted out. */
export interface Arguments<O extends Options> {
  /** The one word that is not an option; `undefined` where there is none. */
  readonly document: string | undefined;
  readonly options: Values<O>;
}

/**
 * Reads what follows the name of a command.
 * @throws {Failure} exit 2, with a sentence that says what would be right
 */
export function readArguments<O extends Options>(
  command: string,
  declared: O,
  argv: readonly string[],
): Arguments<O> {
  const seeHelp = `See counterfoil ${command} --help`;
  const { given, words } = sortOut(declared, argv, seeHelp);
  if (words.length > 1) {
    throw new Failure(
      `counterfoil ${command} takes one document, but got ${words.length}: ${words.join(", ")}. ${seeHelp}`,
      2,
    );
  }
  const values = Object.entries(declared).map(([name, option]) => [name, read(name, option, given)]);
  // Each name has been read by its own option, which the compiler cannot follow through the entries.
  return { document: words[0], options: Object.fromEntries(values) as Values<O> };
}

function read(name: string, option: Option<unknown>, given: ReadonlyMap<string, readonly string[]>): unknown {
  try {
    return option.read(given.get(name) ?? []);
  } catch (error) {
    if (error instanceof OptionError) throw new Failure(`--${name} ${error.message}`, 2);
    throw error;
  }
}

interface Sorted {
  readonly given: ReadonlyMap<string, readonly string[]>;
  readonly words: readonly string[];
}

function sortOut(declared: Options, argv: readonly string[], seeHelp: string): Sorted {
  const names = Object.keys(declared);
  const { tokens } = parseArgs({
    args: [...argv],
    // Node's own strictness would end at the first fault, with a sentence of its own.
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: Object.fromEntries(
      names.map((name) => [name, { type: declared[name]?.placeholder === "" ? "boolean" : "string" }]),
    ),
  });
  const given = new Map<string, readonly string[]>();
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind !== "option") continue;
    const option = declared[token.name];
    if (option === undefined) throw new Failure(`${unknown(token.rawName, names)} ${seeHelp}`, 2);
    const flag = option.placeholder === "";
    if (flag && token.value !== undefined) {
      throw new Failure(
        `${token.rawName} takes no value, but got ${JSON.stringify(token.value)}. ${seeHelp}`,
        2,
      );
    }
    if (!flag && (token.value === undefined || (!token.inlineValue && token.value.startsWith("-")))) {
      throw new Failure(
        `${token.rawName} needs a value: ${token.rawName} ${option.placeholder}. ${seeHelp}`,
        2,
      );
    }
    given.set(token.name, [...(given.get(token.name) ?? []), token.value ?? ""]);
  }
  return { given, words };
}

function unknown(name: string, names: readonly string[]): string {
  const meant = nearest(name.replace(/^-+/, ""), names);
  return meant === undefined ? `Unknown option ${name}.` : `Unknown option ${name}; did you mean --${meant}?`;
}
