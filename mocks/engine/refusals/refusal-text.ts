import { reasonPhrase, type Json, type Shape } from "../../../spec/index.ts";
import { plain, type Saying } from "./refusal-saying.ts";
import { slugs } from "./refusal-words.ts";

const sentenceName =
  /^(error|errors|message|msg|text|details?|description|reasons?|cause|summary|explanation|fault|faultstring|(error|user|developer|default|localized|display)(message|msg|text|description|details?)|errorsummary|moreinfo)$/;
const fieldName =
  /^(field|fieldname|param|params|parameter|parametername|property|propertyname|propertypath|path|name|loc|location|key|attribute|source|target|argument|element)$/;
const codeName =
  /^((error|status|reason|sub)?code|(error)?type|kind|slug|errorname|errorkey|category|rule|keyword)$/;
const idName =
  /^(x?(request|req|trace|correlation|log|logref|incident|activity|operation|event|debug|span|error)(id|uuid)?|ray|rayid|reference)$/;
const messageName = /^((error)?(message|msg|description)|detail)$/;

/** The true text for a property of this name; `undefined` where the name asks for none that is known. */
export function refusalText(shape: Shape, saying: Saying): Json | undefined {
  const { reason, refusal, occasion, listed } = saying;
  const name = plain(saying.name);
  // What begins so belongs to the format itself: `@type`, `$schema`.
  if (/^[@$]/.test(saying.name)) return undefined;
  if (shape.format === "date-time") return occasion?.now;
  if (shape.format === "uuid") return idName.test(name) ? saying.chance.uuid() : undefined;
  if (name === "title") return cut(reasonPhrase(refusal.status), shape);
  if (/^(status|statuscode|httpstatus)$/.test(name)) return statusText(saying);
  if (shape.format?.startsWith("uri")) return /^type$/.test(name) ? "about:blank" : pathText(saying, name);
  if (shape.format !== undefined) return undefined;
  if (/^(timestamp|datetime)$/.test(name)) return occasion?.now;
  if (name === "instance" || (name === "path" && !listed)) return pathText(saying, name) ?? fieldText(saying);
  if (name === "error" && [...saying.beside].some((other) => messageName.test(other))) return phrase(saying);
  if (name === "reason" && saying.beside.has("message")) return reason.code ?? slugs(refusal.status)[0];
  if (/(^|json)pointer$/.test(name)) return reason.pointer === "" ? undefined : reason.pointer;
  if (sentenceName.test(name)) return cut(reason.sentence, shape);
  if (/^(in|locationtype)$/.test(name)) return reason.in;
  if (saying.beside.has("pointer") && /^(parameter|header|cookie)$/.test(name))
    return placedText(saying, name);
  if (fieldName.test(name)) return fieldText(saying);
  if (codeName.test(name)) return (listed ? reason.code : undefined) ?? slugs(refusal.status)[0];
  if (idName.test(name) && name.length > 2 && /id$|ray|reference|logref/.test(name))
    return idText(shape, saying);
  return undefined;
}

/** Where nothing asks for the sentence by name: the text whose name comes nearest to it, else any that is free. */
export function anyText(shape: Shape, { reason, name, beside }: Saying): Json | undefined {
  const nearer = nearlySentence.test(plain(name));
  const free = shape.format === undefined && shape.patterns.length === 0;
  const others = !nearer && [...beside].some((other) => nearlySentence.test(other));
  return free && !others ? cut(reason.sentence, shape) : undefined;
}

const nearlySentence = /error|message|msg|detail|reason|description|info|text|note/;

/** Whether a property of this name is for the field that is wrong. */
export function namesField(name: string): boolean {
  return fieldName.test(plain(name)) && name !== "source";
}

/** The true number for a property of this name. */
export function refusalNumber({ name, refusal, occasion }: Saying): Json | undefined {
  const bare = plain(name);
  if (bare === "timestamp") return occasion && Math.floor(Date.parse(occasion.now) / 1000);
  return /^(http|error|response)?(status|code|statuscode)$/.test(bare) ? refusal.status : undefined;
}

/** The true answer to a question of this name. */
export function refusalFlag({ name }: Saying): Json | undefined {
  if (/^(success|successful|ok|valid)$/.test(plain(name))) return false;
  return /^((is|has)?errors?|failed|failure)$/.test(plain(name)) ? true : undefined;
}

/** The way to the field, step by step: `["body", "address", "city"]` for a `loc`. */
export function fieldSteps({ reason, name }: Saying): readonly string[] | undefined {
  const bare = plain(name);
  if (!/^(loc|location|path|propertypath|fieldpath)$/.test(bare) || reason.field === "") return undefined;
  const place = bare === "loc" || bare === "location" ? [reason.in ?? "body"] : [];
  return [...place, ...reason.field.split(".")];
}

/** Google has a code beside it in numbers, and a word here; JSON:API has the number here, as text. */
function statusText({ beside, refusal }: Saying): string {
  const word = beside.has("code") && (beside.has("message") || beside.has("details"));
  return word ? (slugs(refusal.status)[0] ?? "").toUpperCase() : String(refusal.status);
}

/** OAuth has a code here, Spring and its like the phrase of the status (beside a number). */
function phrase({ beside, refusal }: Saying): string {
  const numbered = ["status", "statuscode", "httpstatus"].some((name) => beside.has(name));
  return numbered ? reasonPhrase(refusal.status) : (slugs(refusal.status)[0] ?? "");
}

function pathText({ occasion }: Saying, name: string): string | undefined {
  return name === "instance" || name === "path" ? occasion?.path : undefined;
}

function fieldText({ reason }: Saying): string | undefined {
  return reason.field === "" ? undefined : reason.field;
}

/** JSON:API says in which part of the request a field stands by the name that it has there. */
function placedText({ reason }: Saying, name: string): string | undefined {
  if (reason.field === "" || reason.pointer !== "") return undefined;
  const place = reason.in === "header" || reason.in === "cookie" ? reason.in : "parameter";
  return place === name ? reason.field : undefined;
}

function idText(shape: Shape, { chance }: Saying): string | undefined {
  if (shape.patterns.length > 0) return undefined;
  return cut(chance.uuid(), shape);
}

function cut(text: string, { maxLength }: Shape): string {
  return maxLength === undefined || text.length <= maxLength ? text : text.slice(0, maxLength);
}
