import { asObject, isObject, type Json, type JsonObject } from "../json.ts";
import type { EffectKind } from "./effect.ts";
import { quote } from "./node-text.ts";
import { unknownWord } from "./unknown-word.ts";
import type { Node, Reader } from "./reader.ts";

/**
 * What an operation does, in the words of `x-counterfoil`. What is inferred is put in the same words as what the
 * document declares, so that one can be laid over the other and shown to people.
 */
export interface Annotation {
  readonly effect: EffectKind;
  readonly of: string;
  readonly key?: Json;
  readonly where?: JsonObject;
  readonly search?: JsonObject;
  readonly filter?: JsonObject | false;
  readonly sort?: JsonObject | false;
  readonly needs?: readonly Json[];
  readonly finds?: readonly Json[];
  readonly when?: JsonObject;
  readonly set?: JsonObject;
  readonly reply?: Json;
}

const effects: readonly EffectKind[] = ["list", "create", "read", "replace", "merge", "remove", "none"];
const words = [
  "effect",
  "of",
  "key",
  "where",
  "search",
  "filter",
  "sort",
  "needs",
  "finds",
  "when",
  "set",
  "reply",
];

/** The `x-counterfoil` of an operation; `{}` where there is none. What it says wrongly is reported and left out. */
export function readAnnotation(reader: Reader, operation: Node): Partial<Annotation> {
  const node = reader.member(operation, "x-counterfoil");
  if (node.value === undefined) return {};
  if (!isObject(node.value)) {
    reader.report(node.pointer, `x-counterfoil must be an object, but is ${quote(node)}`);
    return {};
  }
  const kept: Record<string, Json> = {};
  for (const [word, value] of Object.entries(node.value)) {
    const fault = faultOf(word, value);
    if (fault === undefined) kept[word] = value;
    else reader.report(`${node.pointer}/${word}`, fault);
  }
  return kept as Partial<Annotation>;
}

function faultOf(word: string, value: Json): string | undefined {
  const given = JSON.stringify(value);
  switch (word) {
    case "effect":
      return effects.some((effect) => effect === value)
        ? undefined
        : `effect must be one of ${effects.join(", ")}, but is ${given}`;
    case "of":
      return typeof value === "string" ? undefined : `of must be the name of a collection, but is ${given}`;
    case "where":
    case "set":
    case "when":
    case "search":
      return isObject(value) ? undefined : `${word} must be an object, but is ${given}`;
    case "filter":
    case "sort":
      return isObject(value) || value === false
        ? undefined
        : `${word} must be an object, or false for none, but is ${given}`;
    case "needs":
    case "finds":
      return Array.isArray(value) ? undefined : `${word} must be a list, but is ${given}`;
    case "key":
    case "reply":
      return undefined;
    default:
      return unknownWord(word, "an operation", words);
  }
}

/** Lays what the document declares over what was inferred. */
export function annotate(declared: Partial<Annotation>, inferred: Annotation): Annotation {
  // An effect that is declared anew brings nothing of the one that was inferred but the row's key.
  const changed = declared.effect !== undefined && declared.effect !== inferred.effect;
  if (!changed) return { ...inferred, ...declared };
  const key = inferred.key === undefined ? {} : { key: inferred.key };
  return { effect: inferred.effect, of: inferred.of, ...key, ...declared };
}

/** A member of an annotation as an object. */
export function objectIn(annotation: Annotation, word: "where" | "set" | "when" | "search"): JsonObject {
  return asObject(annotation[word]);
}
