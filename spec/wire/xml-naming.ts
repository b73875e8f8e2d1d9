import { asObject } from "../json.ts";
import type { JsonSchema } from "../schema/schema.ts";
import { annotationIn } from "./annotation.ts";

/** How a schema is spelled in XML: the XML Object (OpenAPI 3.1, section 4.8.26). */
export interface XmlNaming {
  /** `undefined`: as the property is called. */
  readonly name: string | undefined;
  /** `""` where there is none. */
  readonly prefix: string;
  /** `""` where there is none. */
  readonly namespace: string;
  readonly attribute: boolean;
  /** Of an array: whether an element stands around its items. */
  readonly wrapped: boolean;
}

/** The naming that a schema, or what it refers to, has. */
export function xmlNamingOf(schema: JsonSchema, root: JsonSchema): XmlNaming {
  const { name, prefix, namespace, attribute, wrapped } = asObject(annotationIn(schema, root, "xml"));
  return {
    name: typeof name === "string" ? name : undefined,
    prefix: typeof prefix === "string" ? prefix : "",
    namespace: typeof namespace === "string" ? namespace : "",
    attribute: attribute === true,
    wrapped: wrapped === true,
  };
}
