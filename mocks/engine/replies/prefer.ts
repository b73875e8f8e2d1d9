import { parseQuery, type HttpRequest, type Operation } from "../../../spec/index.ts";

/** What a request prefers to be answered, as written; nothing of it is judged. */
export interface Preferences {
  readonly code?: string;
  readonly example?: string;
  readonly dynamic?: string;
  readonly seed?: string;
}

const names = ["code", "example", "dynamic", "seed"] as const;

/** One preference and its value (RFC 7240, section 2). */
const preference = /([!#$%&'*+.^_`|~0-9a-z-]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,;"]*)))?/gi;

/**
 * The preferences of a request: `Prefer: code=404, example=name; dynamic=true` (RFC 7240), or where there is no such
 * field the query `?__code=404&__example=name` as Prism has it, as far as the document has no parameters of these names.
 * Of several of one name the first counts; those that are not ours to know are not looked at.
 */
export function preferencesIn(operation: Operation, { headers, query }: HttpRequest): Preferences {
  const field = headers["prefer"];
  const given = field === undefined ? fromQuery(operation, query) : fromField(field);
  const known = names.flatMap((name) => {
    const first = given.find(([other]) => other === name);
    return first === undefined ? [] : [[name, first[1]] as const];
  });
  return Object.fromEntries(known);
}

/** How a preference is spelled in a field. */
export function spell(name: string, value: string | number): string {
  const text = String(value);
  const token = /^[!#$%&'*+.^_`|~0-9a-z-]+$/i.test(text);
  return `${name}=${token ? text : `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`}`;
}

type Given = readonly (readonly [name: string, value: string])[];

function fromField(field: string): Given {
  return Array.from(field.matchAll(preference), ([, name = "", quoted, plain = ""]) => [
    name.toLowerCase(),
    quoted?.replaceAll(/\\(.)/g, "$1") ?? plain,
  ]);
}

function fromQuery({ parameters }: Operation, query: string): Given {
  if (!query.includes("__")) return [];
  const own = new Set(parameters.filter((each) => each.in === "query").map(({ name }) => name));
  return parseQuery(query)
    .filter(([name]) => name.startsWith("__") && !own.has(name))
    .map(([name, value]) => [name.slice(2), value]);
}
