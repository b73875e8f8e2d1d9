import { asObject, isObject, type Json, type JsonObject } from "../json.ts";
import { formatPointer } from "../document/pointer.ts";
import { createJudge } from "../schema/judge.ts";
import { objectIn, type Annotation } from "./annotation.ts";
import { successContent, type Draft } from "./draft.ts";
import type { Condition, Effect, Envelope, Need, ReplyChoice, Search, When } from "./effect.ts";
import { unwrapList, unwrapRow } from "./envelope.ts";
import { attempt } from "./messages.ts";
import { readPaging, readSearch } from "./paging.ts";
import { singular } from "./path-reading.ts";
import type { Reader } from "./reader.ts";
import { searchable, type Survey } from "./survey.ts";
import { compileMembers, compileTemplate } from "./template.ts";

const bare: Envelope = { rows: "", total: undefined, next: undefined, fixed: {} };

/** Makes of words what the mock acts on and the runner asserts. What cannot be understood is reported. */
export function compileEffect(reader: Reader, draft: Draft, annotation: Annotation, survey: Survey): Effect {
  const at = (word: string): string => `${draft.pointer}/x-counterfoil${formatPointer([word])}`;
  const members = (word: "where" | "set"): ReturnType<typeof compileMembers> =>
    attempt(reader, at(word), () => compileMembers(objectIn(annotation, word))) ?? {};
  const { effect: kind, of } = annotation;
  if (kind === "none") return { kind };

  const where = members("where");
  const needs = (annotation.needs ?? []).map((need, index) =>
    compileNeed(reader, `${at("needs")}/${index}`, need),
  );
  const shared = { of, where, needs: needs.filter((need) => need !== undefined) };
  const content = successContent(draft);
  if (kind === "list") {
    const envelope = (content && unwrapList(content.schema))?.envelope ?? bare;
    const search = compileSearch(annotation, draft, survey);
    return {
      kind,
      ...shared,
      search,
      filters: [],
      sorting: undefined,
      paging: readPaging(draft.parameters),
      envelope,
    };
  }
  if (annotation.key === undefined && kind !== "create") {
    reader.report(
      draft.pointer,
      `x-counterfoil on ${draft.id} says "effect: ${kind}" but not which row; add "key"`,
    );
  }
  const key =
    annotation.key === undefined
      ? undefined
      : attempt(reader, at("key"), () => compileTemplate(annotation.key ?? null));
  const set = members("set");
  const plain = draft.reading.kind !== "none" && survey.collections.has(draft.reading.collection);
  return {
    kind,
    ...shared,
    key: kind === "create" ? undefined : key,
    when: attempt(reader, at("when"), () => compileWhen(annotation.when)),
    set,
    // A plain create, replace or merge writes what it is sent; an action writes what its `set` says.
    takesBody: plain || Object.keys(set).length === 0,
    reply: attempt(reader, at("reply"), () => compileReply(annotation.reply)) ?? [],
    envelope: (content && unwrapRow(content.schema, singular(of)))?.envelope ?? bare,
  };
}

function compileNeed(reader: Reader, pointer: string, json: Json): Need | undefined {
  const need = asObject(json);
  const { row, key } = need;
  if (typeof row !== "string" || key === undefined) {
    reader.report(
      pointer,
      `A need must say which "row" of what collection by which "key", but is ${JSON.stringify(json)}`,
    );
    return undefined;
  }
  const template = attempt(reader, pointer, () => compileTemplate(key));
  const body = typeof key === "string" ? /^\$request\.body#(\/.*)$/.exec(key) : null;
  return (
    template && {
      row,
      key: template,
      else: typeof need["else"] === "number" ? need["else"] : 404,
      at: body?.[1] ?? "",
    }
  );
}

function compileSearch(annotation: Annotation, draft: Draft, survey: Survey): Search | undefined {
  const declared = objectIn(annotation, "search");
  const by =
    typeof declared["by"] === "string" ? /^\$request\.query\.(.+)$/.exec(declared["by"])?.[1] : undefined;
  const names = Array.isArray(declared["in"])
    ? declared["in"].filter((name) => typeof name === "string")
    : undefined;
  const all = names ?? searchable(survey.collections.get(annotation.of));
  return by === undefined ? readSearch(draft.parameters, all) : { by, in: all };
}

function compileWhen(json: JsonObject | undefined): When | undefined {
  if (!json) return undefined;
  const { else: otherwise, ...state } = json;
  return { state: compileCondition(state), else: typeof otherwise === "number" ? otherwise : 409 };
}

function compileCondition(json: JsonObject): Condition {
  const parts = Object.entries(json).map(([name, part]) => {
    const schema = Array.isArray(part) ? { enum: part } : isObject(part) ? part : { const: part };
    return [name, { schema, judge: createJudge(schema) }] as const;
  });
  return Object.fromEntries(parts);
}

/** One body, or a list of bodies with the conditions under which each is the answer. */
function compileReply(json: Json | undefined): readonly ReplyChoice[] {
  if (json === undefined) return [];
  if (!Array.isArray(json)) return [{ when: {}, body: compileTemplate(json) }];
  return json.map((choice) => {
    const { when, body } = asObject(choice);
    return { when: compileCondition(asObject(when)), body: compileTemplate(body ?? null) };
  });
}
