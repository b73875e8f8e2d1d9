import { isObject, type Flow, type Json, type Rate } from "../spec/index.ts";
import { columns } from "./columns.ts";
import { say, sayCondition } from "./explain-say.ts";
import type {
  Surroundings,
  ToldCollection,
  ToldProperty,
  ToldScheme,
  ToldWebhook,
} from "./explain-contract.ts";

/** Tells in blocks of lines what stands around the operations; a block for which there is nothing is left out. */
export function describeSurroundings(told: Surroundings): readonly string[] {
  const rates = told.rates.map(sayRate).join(", and ");
  return [
    ...told.collections.filter(({ properties }) => properties.length > 0).map(describeCollection),
    ...block(
      "webhooks",
      told.webhooks.map(({ name, ...rest }) => [name, sayWebhook({ name, ...rest })]),
    ),
    ...block(
      "security",
      told.schemes.map((scheme) => [scheme.name, sayScheme(scheme)]),
    ),
    ...block("rates", rates === "" ? [] : [[`each key may ask ${rates}`]]),
  ];
}

function block(title: string, lines: readonly (readonly string[])[]): readonly string[] {
  return lines.length === 0 ? [] : [`${title}\n${columns(lines, "  ")}`];
}

function describeCollection({ name, key, properties }: ToldCollection): string {
  const lines = properties.map((property) => [property.name, sayProperty(property)]);
  return `${name}  rows named by ${key}\n${columns(lines, "  ")}`;
}

function sayProperty({ derived, stamp, moves, unique, appends }: ToldProperty): string {
  const parts = [
    derived === undefined ? "" : sayDerived(derived),
    stamp === undefined ? "" : stamp === "created" ? "stamped when made" : "stamped at every change",
    moves === undefined ? "" : `${say(moves.from)} becomes ${say(moves.to)} after ${moves.seconds} s`,
    unique ? "unique" : "",
    appends ? "what is sent is added to what is there" : "",
  ];
  return parts.filter((part) => part !== "").join("; ");
}

function sayDerived(derived: Json): string {
  if (!isObject(derived)) return say(derived);
  return Object.entries(derived)
    .map(([word, value]) => {
      if (word === "where" && isObject(value))
        return `where ${Object.entries(value)
          .map(([name, each]) => `${name} = ${say(each)}`)
          .join(", ")}`;
      return `${word} ${Array.isArray(value) ? value.map(say).join(" ") : say(value)}`;
    })
    .join(" ");
}

function sayWebhook({ method, on }: ToldWebhook): string {
  if (!on) return `${method}; nothing that operations do brings it about`;
  const when = on.when === undefined ? "" : ` and ${sayCondition(on.when)}`;
  return `${method} when one of ${on.of} is ${on.kind}${when}`;
}

function sayScheme({ kind, at, flows, openIdConnectUrl }: ToldScheme): string {
  const more = [at, ...(flows ?? []).map(sayFlow), openIdConnectUrl].filter((part) => part !== undefined);
  return more.length === 0 ? kind : `${kind}: ${more.join("; ")}`;
}

function sayFlow({ kind, tokenUrl, scopes }: Flow): string {
  const at = tokenUrl === "" ? "" : ` at ${tokenUrl}`;
  return `${kind}${at}${scopes.length === 0 ? "" : ` for ${scopes.join(" ")}`}`;
}

function sayRate({ limit, seconds }: Rate): string {
  return `${limit} times in ${seconds} s`;
}
