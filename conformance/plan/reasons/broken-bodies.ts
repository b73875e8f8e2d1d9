import {
  breaks,
  createChance,
  isObject,
  shapeOf,
  type Break,
  type Json,
  type JsonSchema,
  type Operation,
  type Shape,
} from "../../../spec/index.ts";
import { ask } from "../ask.ts";
import { because } from "../because.ts";
import { placeThatSurvives } from "../bystander.ts";
import type { Case } from "../case.ts";
import { claimRefusal } from "../clauses.ts";
import { silentCase, type Draft, type Tools } from "../draft.ts";
import { makeBody } from "../make-body.ts";
import { referring } from "../provision.ts";
import { bodyContentOf } from "../reading.ts";
import { isKnownValue, isMembers, isStepValue, type Value } from "../value.ts";

/** Every rule for the body is broken, one at a time, at every depth; all else in it is right. */
export function brokenBodies(operation: Operation, tools: Tools): readonly Case[] {
  const content = bodyContentOf(operation);
  if (content === undefined) return [];
  const { schema } = content;
  const shape = shapeOf(schema.json);
  const found = breaks(withMember(schema.json, shape), createChance(`${operation.id}/body`), {
    direction: "request",
  })
    // That the member is there is our wish, not the document's.
    .filter(({ value }) => schema.judge(value).length > 0);
  const cases = found.map((broken) => brokenBody(operation, tools, shape, broken, content));
  const seen = new Set<string>();
  const distinct = cases.filter(({ id }) => !seen.has(id) && seen.add(id));
  return [...distinct, ...unknownProperty(operation, shape)];
}

/** A map of free names may be sampled empty; with one member in it the rule for members can be broken. */
function withMember(schema: JsonSchema, { properties, additional }: Shape): JsonSchema {
  if (additional === undefined || Object.keys(properties).length > 0 || !isObject(schema)) return schema;
  return { ...schema, properties: { member: additional }, required: ["member"] };
}

function brokenBody(
  operation: Operation,
  tools: Tools,
  shape: Shape,
  broken: Break,
  { schema }: NonNullable<ReturnType<typeof bodyContentOf>>,
): Case {
  const place = broken.at === "" ? "body" : `body/${placeName(shape, broken.at)}`;
  const draft = tools.open({
    operation,
    name: `${place}/${broken.name}`,
    kind: "input",
    title: broken.title,
  });
  const around = placeThatSurvives(draft, operation);
  const made = withBreak(makeBody(draft, operation, "full", referring(draft, "own")), broken);
  // In other company the broken part may be right: what an "if" asks for may not be there any more.
  const judged = schema.judge(settled(draft, operation, made));
  const body = judged.length > 0 ? made : broken.value;
  const step = ask(draft, operation, { place: around, changes: { body } });
  const violation = (judged.length > 0 ? judged : schema.judge(broken.value))[0];
  const rule = violation?.rule.startsWith("/$defs") === false ? violation.rule : "";
  claimRefusal(draft, step, operation, "input", wordsOf(broken, because(violation)), schema.pointer + rule);
  return draft.close();
}

/** Most titles quote the rule; the others say only what was done. */
function wordsOf({ at, name, title }: Break, reason: string): string {
  const what = at === "" ? title.replace(/^the value/, "itself") : title;
  const bare = ["missing", "null", "too-short", "unknown-property"].includes(name);
  return bare ? `a body with ${what}, ${reason}` : `a body with ${what}`;
}

/** Puts the broken part in the place of the same part of a body that names rows that are there. */
function withBreak(body: Value | undefined, broken: Break): Value {
  const [top] = broken.at.split("/").slice(1);
  if (top === undefined || !isMembers(body) || !isObject(broken.value)) return broken.value;
  const name = top.replaceAll("~1", "/").replaceAll("~0", "~");
  const put: Json | undefined = broken.value[name];
  const others = Object.fromEntries(Object.entries(body).filter(([other]) => other !== name));
  return put === undefined ? others : { ...others, [name]: put };
}

/** The body as it may look in the end: for an id that is only known once the run has begun, a value such as it may be. */
function settled(draft: Draft, operation: Operation, body: Value): Value {
  if (!isMembers(body)) return body;
  const likely = makeBody(draft, operation, "full", () => undefined);
  const members = Object.entries(body).map(([name, value]) =>
    isStepValue(value) || isKnownValue(value)
      ? [name, isMembers(likely) ? (likely[name] ?? null) : null]
      : [name, value],
  );
  return Object.fromEntries(members);
}

/** `/address/city` as `address.city`; a name that the document leaves open is `*`, so that ids do not hang on chance. */
function placeName(shape: Shape, at: string): string {
  const [top = "", ...deeper] = at.split("/").slice(1);
  const known = Object.hasOwn(shape.properties, top) || shape.closed;
  return [known ? top : "*", ...deeper].join(".");
}

function unknownProperty(operation: Operation, shape: Shape): readonly Case[] {
  if (shape.closed || Object.keys(shape.properties).length === 0) return [];
  const heading = {
    operation,
    name: "body/unknown-property",
    kind: "input",
    title: "a body with a property that the document does not name",
  } as const;
  return [silentCase(heading, "the document neither forbids other properties nor says what becomes of them")];
}
