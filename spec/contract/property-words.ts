import { asObject, isObject, type Json, type JsonObject } from "../json.ts";
import type { Derived, Move, Property } from "./contract.ts";
import { parseDuration } from "./duration.ts";
import { compileMembers, compileTemplate } from "./template.ts";
import { unknownWord } from "./unknown-word.ts";

/** Takes what is wrong with one word. */
export type ReportWord = (word: string, message: string) => void;

const sources = ["lookup", "list", "count", "join", "value"] as const;
const words = [...sources, "by", "where", "moves", "unique", "appends"];

/** What the words say that may stand in the `x-counterfoil` of a property. What is said wrongly is reported and left out. */
export function compilePropertyWords(
  said: JsonObject,
  report: ReportWord,
): Pick<Property, "unique" | "moves" | "derived"> & { readonly appends: boolean } {
  for (const word of Object.keys(said)) {
    if (!words.includes(word)) report(word, unknownWord(word, "a property", words));
  }
  return {
    unique: flag(said, "unique", report),
    appends: flag(said, "appends", report),
    moves: said["moves"] === undefined ? undefined : compileMove(said["moves"], report),
    derived: compileDerived(said, report),
  };
}

function flag(said: JsonObject, word: string, report: ReportWord): boolean {
  const value = said[word] ?? false;
  if (typeof value !== "boolean")
    report(word, `${word} must be true or false, but is ${JSON.stringify(value)}`);
  return value === true;
}

/** `{ from: provisioning, to: active, after: PT5S }` */
function compileMove(json: Json, report: ReportWord): Move | undefined {
  const { from, to, after } = asObject(json);
  if (from === undefined || to === undefined || after === undefined) {
    const example = "{ from: provisioning, to: active, after: PT5S }";
    report(
      "moves",
      `moves must say "from" what, "to" what and "after" how long, as in ${example}; but is ${JSON.stringify(json)}`,
    );
    return undefined;
  }
  const seconds = typeof after === "string" ? parseDuration(after) : undefined;
  if (seconds === undefined) {
    report(
      "moves",
      `after must be an ISO 8601 duration such as PT5S, PT2M or P1D, but is ${JSON.stringify(after)}`,
    );
    return undefined;
  }
  return { from, to, seconds };
}

function compileDerived(said: JsonObject, report: ReportWord): Derived | undefined {
  const [source, more] = sources.filter((word) => said[word] !== undefined);
  for (const word of ["by", "where"]) {
    if (said[word] === undefined || source === "lookup") continue;
    if (word === "where" && (source === "count" || source === "list")) continue;
    report(
      word,
      `"${word}" says which rows of another collection; put it beside lookup${word === "by" ? "" : ", list or count"}`,
    );
  }
  if (source === undefined) return undefined;
  if (more !== undefined) {
    report(
      more,
      `A property can follow from one thing only, but has both "${source}" and "${more}"; leave one out`,
    );
    return undefined;
  }
  try {
    return compileSource[source](said, said[source] ?? null, report);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    report(source, error.message);
    return undefined;
  }
}

type Compile = (said: JsonObject, value: Json, report: ReportWord) => Derived | undefined;

const compileSource: Readonly<Record<(typeof sources)[number], Compile>> = {
  lookup: (said, value, report) => {
    const [of = "", property = "", ...rest] = typeof value === "string" ? value.split(".") : [];
    if (of === "" || property === "" || rest.length > 0) {
      report(
        "lookup",
        `lookup must name a property of a collection, such as accounts.name, but is ${JSON.stringify(value)}`,
      );
      return undefined;
    }
    const { by, where } = said;
    if (typeof by === "string" && where === undefined) return { kind: "lookup", of, property, by };
    if (by === undefined && isObject(where))
      return { kind: "latest", of, property, where: compileMembers(where) };
    report(
      "lookup",
      `lookup needs either "by", the property that names the row, or "where", which rows to take the newest of`,
    );
    return undefined;
  },
  list: (said, value, report) => rowsOf("list", said, value, report),
  count: (said, value, report) => rowsOf("count", said, value, report),
  join: (_said, value, report) => {
    if (Array.isArray(value) && value.length > 0 && value.every((part) => typeof part === "string"))
      return { kind: "join", parts: value };
    report(
      "join",
      `join must be a list of properties, such as [firstName, lastName], but is ${JSON.stringify(value)}`,
    );
    return undefined;
  },
  value: (_said, value) => ({ kind: "value", template: compileTemplate(value) }),
};

function rowsOf(
  kind: "list" | "count",
  said: JsonObject,
  value: Json,
  report: ReportWord,
): Derived | undefined {
  const { where } = said;
  if (typeof value === "string" && (where === undefined || isObject(where)))
    return { kind, of: value, where: compileMembers(asObject(where)) };
  report(
    kind,
    `${kind} must be the name of a collection, and "where" an object; but they are ${JSON.stringify(value)} and ${JSON.stringify(where ?? null)}`,
  );
  return undefined;
}
