import { replyFor, type Content, type Json, type Operation, type Reply } from "../../../spec/index.ts";
import type { Preferences } from "./prefer.ts";
import { refusal, type Refusal } from "../refusals/refusal.ts";

/** An answer that the client has chosen; it touches no row. */
export interface Wish {
  readonly kind: "wish";
  readonly status: number;
  readonly reply: Reply | undefined;
  /** `undefined` where none is named. */
  readonly example: { readonly name: string; readonly value: Json; readonly content: Content } | undefined;
  /** A value is made up even where the document has an example. */
  readonly dynamic: boolean;
  readonly seed: string | undefined;
  /** Whether the status was named. */
  readonly coded: boolean;
}

export type Wished =
  | Wish
  | { readonly kind: "impossible"; readonly refusal: Refusal }
  /** Nothing is preferred that takes the place of what the operation does. */
  | { readonly kind: "nothing" };

/**
 * What the preferences of a request ask for. One that cannot be had is refused with what can be had.
 * @param usual The status of the operation's success.
 */
export function wishIn(operation: Operation, preferences: Preferences, usual: number): Wished {
  const { code, example, dynamic, seed } = preferences;
  if (dynamic !== undefined && !/^(true|false|)$/i.test(dynamic))
    return impossible("dynamic", dynamic, "dynamic must be true or false");
  const made = dynamic !== undefined && dynamic.toLowerCase() !== "false";
  // A seed alone chooses nothing where rows are what is answered with.
  const idle = seed === undefined || operation.effect.kind !== "none";
  if (code === undefined && example === undefined && !made && idle) return { kind: "nothing" };

  const status = code === undefined ? usual : Number(code);
  const reply = replyFor(operation, status);
  if (code !== undefined && (!/^[2-5]\d\d$/.test(code) || reply === undefined))
    return impossible("code", code, codesOf(operation));
  const wish = { kind: "wish", dynamic: made, seed, coded: code !== undefined } as const;
  if (example === undefined) return { ...wish, status, reply, example: undefined };

  const successes = operation.replies.filter((each) => each.status.startsWith("2"));
  const searched = code === undefined ? [...(reply ? [reply] : []), ...successes] : reply ? [reply] : [];
  for (const each of searched) {
    const content = each.contents.find(({ examples }) => Object.hasOwn(examples, example));
    const value = content?.examples[example];
    if (content === undefined || value === undefined || example === "") continue;
    const own = /^\d{3}$/.test(each.status) ? Number(each.status) : status;
    return { ...wish, status: own, reply: each, example: { name: example, value, content } };
  }
  return impossible("example", example, examplesOf(operation, searched, code));
}

function impossible(name: string, value: string, right: string): Wished {
  const sentence = `The preference ${name}=${value} cannot be met: ${right}`;
  return { kind: "impossible", refusal: refusal(400, sentence, { field: "Prefer", in: "header" }) };
}

function codesOf({ id, replies }: Operation): string {
  const documented = replies.map(({ status }) => status).join(", ");
  return `${id} documents ${documented === "" ? "no answers" : documented}`;
}

function examplesOf({ id }: Operation, replies: readonly Reply[], code: string | undefined): string {
  const names = replies.flatMap(({ contents }) => contents.flatMap(({ examples }) => Object.keys(examples)));
  const named = [...new Set(names)].filter((name) => name !== "");
  const where = code === undefined ? "its success" : code;
  return `${id} ${named.length === 0 ? "names no examples" : `names the examples ${named.join(", ")}`} for ${where}`;
}
