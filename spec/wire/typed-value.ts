import type { Json } from "../json.ts";
import type { Expectation } from "./expectation.ts";
import type { Form, RawValue } from "./raw-value.ts";

const INTEGER = /^-?(?:0|[1-9]\d*)$/;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * The value that a text stands for. It is only taken for a number, a boolean or `null` where it is one and the schema
 * has that type; otherwise it stays text, for the judge to refuse. Where `null` is expected but text is not, no text is
 * `null` too.
 */
export function valueOfText(text: string, { types }: Expectation): Json {
  if (types.has("null") && (text === "null" || (text === "" && !types.has("string")))) return null;
  if (types.has("boolean") && (text === "true" || text === "false")) return text === "true";
  if ((types.has("integer") && INTEGER.test(text)) || (types.has("number") && NUMBER.test(text))) {
    const number = Number(text) + 0; // -0 has no place in JSON
    return Number.isFinite(number) ? number : text;
  }
  if ((types.has("object") && text.startsWith("{")) || (types.has("array") && text.startsWith("["))) {
    return nested(text);
  }
  return text;
}

/** The value that a raw value stands for. */
export function valueOfRaw(raw: RawValue, expected: Expectation): Json {
  switch (raw.kind) {
    case "text":
      return valueOfText(raw.text, expected);
    case "list":
      return raw.items.map((item, index) => valueOfText(item, expected.item(index)));
    case "members":
      return Object.fromEntries(
        raw.members.map(([name, text]) => [name, valueOfText(text, expected.member(name))]),
      );
    default:
      return raw satisfies never;
  }
}

/** The arrangements that values of a schema can have, the plainest first. */
export function formsOf({ types }: Expectation): readonly Form[] {
  if (types.size === 0) return ["text", "list"];
  const primitive =
    types.has("boolean") || types.has("integer") || types.has("number") || types.has("string");
  const forms: Form[] = primitive ? ["text"] : [];
  if (types.has("array")) forms.push("list");
  if (types.has("object")) forms.push("members");
  return forms.length === 0 ? ["text"] : forms;
}

/** Styles cannot spell what is nested; `writeText` and `writePairs` write it as JSON. */
function nested(text: string): Json {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}
