import {
  isJson,
  isObject,
  readBody,
  sample,
  shapeOf,
  type Chance,
  type Content,
  type Json,
  type JsonSchema,
} from "../../../spec/index.ts";

/**
 * What a content is where no row says: the first documented example that fits, else the example of its schema, else a
 * value that fits, in which the examples of its properties stand. `undefined` where nothing fits.
 */
export function exampleOf(content: Content, chance: Chance): Json | undefined {
  const { json, judge } = content.schema;
  const documented = Object.values(content.examples).find((example) => fits(content, example));
  if (documented !== undefined) return documented;
  const ofSchema = shapeOf(json).examples.find((example) => judge(example).length === 0);
  if (ofSchema !== undefined) return ofSchema;
  const made = sample(json, chance, { direction: "response" });
  if (made === undefined) return undefined;
  const dressed = dress(made, json, json);
  return judge(dressed).length === 0 ? dressed : made;
}

/** Whether an example keeps to its schema; one of another language than JSON may be a text in that language. */
function fits({ mediaType, schema }: Content, example: Json): boolean {
  if (schema.judge(example).length === 0) return true;
  if (typeof example !== "string" || isJson(mediaType)) return false;
  const reading = readBody(example, mediaType, schema.json);
  return reading.ok && (reading.opaque || schema.judge(reading.value).length === 0);
}

/** Puts the examples of properties in the place of what was made up; what is fixed or chosen from a list stays. */
function dress(value: Json, schema: JsonSchema, root: JsonSchema): Json {
  const shape = shapeOf(schema, root);
  const [example] = shape.examples;
  if (example !== undefined && shape.const === undefined && shape.enum === undefined) return example;
  if (Array.isArray(value)) {
    const { items } = shape;
    return items === undefined ? value : value.map((item: Json) => dress(item, items, root));
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const property = Object.hasOwn(shape.properties, name) ? shape.properties[name] : undefined;
      return [name, property === undefined ? member : dress(member, property, root)];
    }),
  );
}
