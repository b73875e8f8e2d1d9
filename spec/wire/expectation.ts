import { isObject, type Json } from "../json.ts";
import type { JsonSchema } from "../schema/schema.ts";
import type { Shape, TypeName } from "../schema/shape.ts";
import { shapeOf } from "../schema/shape-of.ts";
import { annotationIn } from "./annotation.ts";
import { xmlNamingOf, type XmlNaming } from "./xml-naming.ts";

/** What a schema lets a text stand for, worked out once for each schema. */
export interface Expectation {
  /** Empty: anything. */
  readonly types: ReadonlySet<TypeName>;
  readonly default: Json | undefined;
  /** The properties that are declared. */
  readonly names: ReadonlySet<string>;
  readonly member: (name: string) => Expectation;
  readonly item: (index: number) => Expectation;
  readonly xml: XmlNaming;
  /** The media type of a file that the text is the content of; `undefined` where it is a value by itself. */
  readonly file: string | undefined;
}

const known = new WeakMap<object, Expectation>();

/** What a schema that stands alone expects. Schemas are frozen, so what follows from one is kept. */
export function expectationOf(schema: JsonSchema): Expectation {
  if (!isObject(schema)) return expectation(schema, schema);
  let there = known.get(schema);
  if (there === undefined) known.set(schema, (there = expectation(schema, schema)));
  return there;
}

function expectation(schema: JsonSchema, root: JsonSchema): Expectation {
  const shape = shapeOf(schema, root);
  const shapes = [shape, ...alternatives(shape, new Set([schema]))];
  const properties = new Map(shapes.flatMap(({ properties }) => Object.entries(properties)));
  const children = new Map<JsonSchema, Expectation>();
  const child = (schema: JsonSchema | undefined): Expectation => {
    const wanted = schema ?? true;
    let there = children.get(wanted);
    if (there === undefined) children.set(wanted, (there = expectation(wanted, root)));
    return there;
  };
  return {
    types: new Set(typesOf(shape, shapes)),
    default: shape.default,
    names: new Set(properties.keys()),
    member: (name) =>
      child(properties.get(name) ?? shapes.find(({ additional }) => isObject(additional))?.additional),
    item: (index) =>
      child(shape.prefixItems[index] ?? shapes.find(({ items }) => items !== undefined)?.items),
    xml: xmlNamingOf(schema, root),
    file: fileType(schema, root, shape),
  };
}

/** OpenAPI 3.1, section 4.8.14.3, and `format: binary` as OpenAPI 3.0 has it. */
function fileType(schema: JsonSchema, root: JsonSchema, { format }: Shape): string | undefined {
  const stated = annotationIn(schema, root, "contentMediaType");
  if (typeof stated === "string") return stated;
  return format === "binary" ? "application/octet-stream" : undefined;
}

/** The shapes of every alternative, and of theirs. */
function alternatives(shape: Shape, seen: Set<JsonSchema>): readonly Shape[] {
  return shape.variants.flatMap((variant) => {
    if (seen.has(variant)) return [];
    seen.add(variant);
    const inner = shapeOf(variant, shape.root);
    return [inner, ...alternatives(inner, seen)];
  });
}

function typesOf(shape: Shape, shapes: readonly Shape[]): readonly TypeName[] {
  return shape.types.length > 0 ? shape.types : shapes.flatMap(({ types }) => types);
}
