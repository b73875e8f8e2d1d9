import { asObject, isObject, type Json } from "../json.ts";
import { formatPointer } from "../document/pointer.ts";
import { suggest } from "../nearest.ts";
import type { Derived } from "./contract.ts";
import type { Draft } from "./draft.ts";
import { findPropertyWords } from "./find-words.ts";
import { misspelt } from "./misspelt.ts";
import { namesFilled } from "./names-filled.ts";
import type { Names } from "./names.ts";
import { compilePropertyWords, type ReportWord } from "./property-words.ts";
import type { Reader } from "./reader.ts";

/** Reports what properties say wrongly in `x-counterfoil`, and names of collections and properties that there are not. */
export function checkNames(reader: Reader, drafts: readonly Draft[], names: Names): void {
  for (const { value, pointer } of findPropertyWords(reader)) {
    if (!isObject(value)) {
      reader.report(pointer, `x-counterfoil must be an object, but is ${JSON.stringify(value)}`);
      continue;
    }
    const report: ReportWord = (word, message) => reader.report(pointer + formatPointer([word]), message);
    const { derived } = compilePropertyWords(value, report);
    if (derived) checkDerived(derived, names, report);
  }
  for (const draft of drafts) {
    const report: ReportWord = (word, message) =>
      reader.report(`${draft.pointer}/x-counterfoil${formatPointer([word])}`, message);
    checkOperation(draft, names, report);
  }
}

function checkDerived(derived: Derived, names: Names, report: ReportWord): void {
  if (derived.kind === "join" || derived.kind === "value") return;
  const word = derived.kind === "latest" ? "lookup" : derived.kind;
  const { of } = derived;
  if (!names.collections.includes(of)) {
    report(word, `${word} names ${unknown("collection", of, names.collections)}`);
    return;
  }
  const kept = names.kept(of);
  if (!kept) return;
  if ("property" in derived && !kept.includes(derived.property))
    report(word, `lookup names ${unknown(`property of ${of}`, derived.property, kept)}`);
  if ("where" in derived) checkSlips("where", Object.keys(derived.where), kept, of, report);
}

/**
 * A row may well have what nothing shows, so that a property that an operation speaks of is only reported where it is
 * a slip of the pen.
 */
function checkOperation({ declared, reading }: Draft, names: Names, report: ReportWord): void {
  const { set, where, when, search, filter, sort, needs = [], finds = [] } = declared;
  const of = declared.of ?? reading.collection;
  const evident = names.evident;
  if (!evident.has(of)) checkCollection("of", of, evident, report);
  checkOthers("needs", needs, names, report);
  checkOthers("finds", finds, names, report);
  const shown = names.shown(of);
  const { else: _, ...state } = asObject(when);
  const said: Readonly<Record<string, readonly string[]>> = {
    set: Object.keys(asObject(set)),
    where: Object.keys(asObject(where)),
    when: Object.keys(state),
    finds: namesFilled(finds),
    search: textsIn(asObject(search)["in"]),
    filter: textsIn(filter),
    sort: textsIn(asObject(sort)["orders"]),
  };
  for (const [word, properties] of Object.entries(said)) checkSlips(word, properties, shown, of, report);
}

/** The other rows that an operation speaks of. */
function checkOthers(word: string, others: readonly Json[], names: Names, report: ReportWord): void {
  for (const other of others) {
    const { row, where, make } = asObject(other);
    if (typeof row !== "string") continue;
    const shown = names.shown(row);
    if (shown.length === 0) checkCollection(word, row, names.evident, report);
    checkSlips(word, [...Object.keys(asObject(where)), ...Object.keys(asObject(make))], shown, row, report);
  }
}

function checkCollection(word: string, of: string, known: Iterable<string>, report: ReportWord): void {
  const better = misspelt(of, known);
  if (better !== undefined)
    report(
      word,
      `${word} names a collection ${JSON.stringify(of)} that there is not; did you mean ${better}?`,
    );
}

function checkSlips(
  word: string,
  said: readonly string[],
  known: readonly string[],
  of: string,
  report: ReportWord,
): void {
  for (const name of said) {
    const better = misspelt(name, known);
    if (better === undefined) continue;
    report(
      word,
      `${word} names a property ${JSON.stringify(name)} that no row of ${of} has; did you mean ${better}?`,
    );
  }
}

/** The texts that stand somewhere in a word: names of properties. */
function textsIn(json: Json | undefined): readonly string[] {
  if (typeof json === "string") return [json];
  return typeof json === "object" && json !== null ? Object.values(json).flatMap(textsIn) : [];
}

function unknown(what: string, name: string, known: readonly string[]): string {
  const better = suggest(name, known) || `; known are ${known.join(", ") || "none"}`;
  return `a ${what} that the document does not know, ${JSON.stringify(name)}${better}`;
}
