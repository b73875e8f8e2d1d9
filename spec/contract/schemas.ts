import { isObject, type Json, type JsonObject } from "../json.ts";
import { formatPointer, parsePointer } from "../document/pointer.ts";
import { createJudge } from "../schema/judge.ts";
import type { JsonSchema, Judge, Schema } from "../schema/schema.ts";
import { refOf, type Node, type Reader } from "./reader.ts";

/**
 * Which way a value travels. A client need not send what is `readOnly`, a service need not show what is
 * `writeOnly` (OpenAPI 3.1, section 4.8.24 refers to JSON Schema Validation, section 9.4).
 */
export type Direction = "request" | "response";

/** Makes schemas that stand alone out of nodes of the document; one and the same node gives one and the same schema. */
export type SchemaPool = (node: Node, direction: Direction) => Schema;

export function createSchemaPool(reader: Reader): SchemaPool {
  const pool = new Map<string, Schema>();
  return (node, direction) => {
    const target = node.value === undefined ? node : reader.follow(node);
    const name = `${direction} ${target.pointer}`;
    let schema = pool.get(name);
    if (!schema) pool.set(name, (schema = createSchema(reader, target, direction)));
    return schema;
  };
}

function createSchema(reader: Reader, node: Node, direction: Direction): Schema {
  let json: JsonSchema | undefined;
  let judge: Judge | undefined;
  return {
    pointer: node.pointer,
    get json(): JsonSchema {
      return (json ??= bundle(reader, node, direction));
    },
    judge: (value) => (judge ??= createJudge((json ??= bundle(reader, node, direction))))(value),
  };
}

/** Copies a schema with everything it refers to into `$defs` of its own. */
function bundle(reader: Reader, node: Node, direction: Direction): JsonSchema {
  if (typeof node.value === "boolean") return node.value;
  const names = new Map<string, string>();
  const waiting: Node[] = [];

  function nameOf(target: Node): string {
    let name = names.get(target.pointer);
    if (name === undefined) {
      const last = parsePointer(target.pointer).at(-1) ?? "root";
      const taken = new Set(names.values());
      name = last;
      for (let count = 2; taken.has(name); count += 1) name = `${last}-${count}`;
      names.set(target.pointer, name);
      waiting.push(target);
    }
    return name;
  }

  function copy(value: Json, pointer: string): Json {
    if (Array.isArray(value)) return value.map((item, index) => copy(item, `${pointer}/${index}`));
    if (!isObject(value)) return value;
    const result: Record<string, Json> = {};
    for (const [name, member] of Object.entries(value)) {
      const at = pointer + formatPointer([name]);
      if (dataKeywords.has(name) || name.startsWith("x-")) result[name] = member;
      else if (name === "$ref" && typeof member === "string") result[name] = reference({ value, pointer });
      else if (mapKeywords.has(name) && isObject(member)) result[name] = copyMembers(member, at);
      else result[name] = copy(member, at);
    }
    return excuse(result, value, pointer);
  }

  function reference(from: Node): string {
    const target = reader.follow({ value: { $ref: refOf(from.value) ?? "" }, pointer: from.pointer });
    return target.value === undefined ? "#/$defs/nothing" : `#/$defs${formatPointer([nameOf(target)])}`;
  }

  // Names under `properties` are the user's, not keywords: a property may well be called "default".
  function copyMembers(members: JsonObject, pointer: string): JsonObject {
    return Object.fromEntries(
      Object.entries(members).map(([name, member]) => [name, copy(member, pointer + formatPointer([name]))]),
    );
  }

  /** Takes out of `required` what this direction need not have. */
  function excuse(schema: Record<string, Json>, source: JsonObject, pointer: string): JsonObject {
    const { required, properties } = source;
    if (!Array.isArray(required) || !isObject(properties)) return schema;
    const mark = direction === "request" ? "readOnly" : "writeOnly";
    const excused = (name: Json): boolean => {
      const at = {
        value: properties[String(name)],
        pointer: `${pointer}/properties${formatPointer([String(name)])}`,
      };
      const property = at.value === undefined ? undefined : reader.follow(at).value;
      return isObject(property) && property[mark] === true;
    };
    return { ...schema, required: required.filter((name) => !excused(name)) };
  }

  const root = copy(node.value ?? {}, node.pointer) as JsonObject;
  const defs: Record<string, Json> = {};
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    defs[nameOf(next)] = copy(next.value ?? true, next.pointer);
  }
  if (names.size > 0) defs["nothing"] ??= true;
  return Object.keys(defs).length > 0 ? { ...root, $defs: defs } : root;
}

/** Keywords whose value is data, in which a `$ref` would be no reference. */
const dataKeywords = new Set(["const", "default", "enum", "example", "examples"]);
const mapKeywords = new Set(["properties", "patternProperties", "dependentSchemas", "$defs", "definitions"]);
