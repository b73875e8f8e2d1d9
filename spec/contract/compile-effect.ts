import { asObject, type Json } from "../json.ts";
import { formatPointer } from "../document/pointer.ts";
import { objectIn, type Annotation } from "./annotation.ts";
import { compileList } from "./compile-list.ts";
import { compileReply, compileWhen } from "./conditions.ts";
import { successContent, type Draft } from "./draft.ts";
import type { Effect, Need } from "./effect.ts";
import { bare, unwrapRow } from "./envelope.ts";
import { attempt } from "./attempt.ts";
import { compileFinds } from "./compile-finds.ts";
import { singular } from "./path-reading.ts";
import type { Reader } from "./reader.ts";
import type { Survey } from "./survey.ts";
import { compileMembers, compileTemplate } from "./template.ts";

/** Makes of words what the mock acts on and the runner asserts. What cannot be understood is reported. */
export function compileEffect(reader: Reader, draft: Draft, annotation: Annotation, survey: Survey): Effect {
  const at = (word: string): string => `${draft.pointer}/x-counterfoil${formatPointer([word])}`;
  const members = (word: "where" | "set"): ReturnType<typeof compileMembers> =>
    attempt(reader, at(word), () => compileMembers(objectIn(annotation, word))) ?? {};
  const { effect: kind, of } = annotation;
  const finds = compileFinds(reader, at("finds"), annotation, survey);
  if (kind === "none") return { kind };

  const where = members("where");
  const needs = (annotation.needs ?? []).map((need, index) =>
    compileNeed(reader, `${at("needs")}/${index}`, need),
  );
  const shared = { of, where, needs: needs.filter((need) => need !== undefined) };
  if (kind === "list") return compileList(reader, draft, annotation, survey, shared);
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
  const content = successContent(draft);
  const plain = draft.reading.kind !== "none" && survey.collections.has(draft.reading.collection);
  return {
    kind,
    ...shared,
    ...(finds.length === 0 ? {} : { finds }),
    key: kind === "create" ? undefined : key,
    when: attempt(reader, at("when"), () => compileWhen(annotation.when)),
    set,
    // A plain create, replace or merge writes what it is sent; an action writes what its `set` says.
    takesBody: kind !== "read" && kind !== "remove" && (plain || Object.keys(set).length === 0),
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
  const where = attempt(reader, `${pointer}/where`, () => compileMembers(asObject(need["where"])));
  const body = typeof key === "string" ? /^\$request\.body#(\/.*)$/.exec(key) : null;
  return (
    template && {
      row,
      key: template,
      where: where ?? {},
      else: typeof need["else"] === "number" ? need["else"] : 404,
      at: body?.[1] ?? "",
    }
  );
}
