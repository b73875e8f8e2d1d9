import {
  getPointer,
  shapeOf,
  type Collection,
  type Content,
  type Contract,
  type EffectKind,
  type Json,
  type JsonSchema,
  type Operation,
  type RowEffect,
  type Shape,
  type Template,
} from "../../spec/index.ts";

/** The operations that do this to a collection, in the order of the document. */
export function operationsOn(contract: Contract, collection: string, kind: EffectKind): readonly Operation[] {
  const ids = contract.collections[collection]?.operations[kind] ?? [];
  return contract.operations.filter(({ id }) => ids.includes(id));
}

/** The operation that plainly shows one row: GET, and the row itself for an answer. */
export function readerOf(contract: Contract, collection: string): Operation | undefined {
  return operationsOn(contract, collection, "read").find(
    ({ method, effect }) => method === "GET" && effect.kind === "read" && effect.reply.length === 0,
  );
}

/** The operation that shows all rows of a collection, not only those below another row or those that a search finds. */
export function listerOf(contract: Contract, collection: string): Operation | undefined {
  return operationsOn(contract, collection, "list").find(
    (operation) => gapsOf(operation.path.text).length === 0 && !alwaysChooses(operation),
  );
}

/** Tells whether a list cannot be asked for without a parameter that keeps rows out of it. */
export function alwaysChooses({ effect, parameters }: Operation): boolean {
  if (effect.kind !== "list") return false;
  const choosers = new Set([
    ...(effect.search === undefined ? [] : [effect.search.by]),
    ...effect.filters.map(({ by }) => by),
    ...Object.values(effect.where).flatMap((template) =>
      template.kind === "expression" && template.source === "request.query" ? [template.name] : [],
    ),
  ]);
  return parameters.some(
    (parameter) => parameter.in === "query" && parameter.required && choosers.has(parameter.name),
  );
}

export function creatorOf(contract: Contract, collection: string): Operation | undefined {
  return operationsOn(contract, collection, "create").find(
    ({ effect }) => effect.kind === "create" && effect.takesBody,
  );
}

export function removerOf(contract: Contract, collection: string): Operation | undefined {
  return operationsOn(contract, collection, "remove").find(({ method }) => method === "DELETE");
}

/** What an operation does to one row; `undefined` for a list, and where it does nothing that we know of. */
export function rowEffectOf(operation: Operation): RowEffect | undefined {
  const { effect } = operation;
  return effect.kind === "list" || effect.kind === "none" ? undefined : effect;
}

/** The collection that an operation is about, if any. */
export function collectionOf(contract: Contract, operation: Operation): Collection | undefined {
  return operation.effect.kind === "none" ? undefined : contract.collections[operation.effect.of];
}

/** The names of the gaps of a path, in order. */
export function gapsOf(path: string): readonly string[] {
  return [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? "");
}

/** The collection whose row a gap of the path names: that of the effect, or one that must be there. */
export function namedBy(operation: Operation, gap: string): string | undefined {
  const { effect } = operation;
  if (effect.kind === "none") return undefined;
  if (effect.kind !== "list" && effect.key !== undefined && isPathValue(effect.key, gap)) return effect.of;
  return effect.needs.find((need) => isPathValue(need.key, gap))?.row;
}

/** The JSON content that an operation takes, or the first where none is JSON. */
export function bodyContentOf(operation: Operation): Content | undefined {
  const contents = operation.body?.contents ?? [];
  return contents.find(({ mediaType }) => /[/+]json\b/i.test(mediaType)) ?? contents[0];
}

/** The properties of a row that the success answer of an operation shows; `undefined` where it shows no row. */
export function shownBy(operation: Operation): Shape | undefined {
  const { effect } = operation;
  if (effect.kind === "none" || (effect.kind !== "list" && effect.reply.length > 0)) return undefined;
  const content = operation.replies
    .filter(({ status }) => status.startsWith("2"))
    .flatMap(({ contents }) => contents)
    .find(({ mediaType }) => /[/+]json\b/i.test(mediaType));
  if (content === undefined) return undefined;
  const rows = descend(content.schema.json, effect.envelope.rows);
  if (effect.kind !== "list") return rows;
  return rows?.items === undefined ? undefined : shapeOf(rows.items, content.schema.json);
}

/** The shape of what stands at a JSON Pointer in the values of a schema. */
function descend(schema: JsonSchema, pointer: string): Shape | undefined {
  let shape: Shape | undefined = shapeOf(schema, schema);
  for (const name of pointer.split("/").slice(1)) {
    const member: JsonSchema | undefined =
      shape?.properties[name.replaceAll("~1", "/").replaceAll("~0", "~")];
    shape = member === undefined ? undefined : shapeOf(member, schema);
  }
  return shape;
}

/** Tells whether a template is just the value of that gap. */
function isPathValue(template: Template, gap: string): boolean {
  return template.kind === "expression" && template.source === "request.path" && template.name === gap;
}

/** What the document's examples of a body have under a name. */
export function exampleAt(operation: Operation, property: string): Json | undefined {
  const examples = Object.values(bodyContentOf(operation)?.examples ?? {});
  return examples.map((example) => getPointer(example, `/${property}`)).find((value) => value !== undefined);
}
