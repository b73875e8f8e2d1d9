import { shapeOf } from "../schema/shape-of.ts";
import type { Parameter } from "./contract.ts";
import type { Paging, Search } from "./effect.ts";

const limitName = /^(limit|per_?page|page_?size|size|count|max_?results|max_?items|take|top|first)$/i;
const offsetName = /^(offset|skip|start|start_?index|from)$/i;
const pageName = /^(page|page_?number|page_?no)$/i;
const cursorName = /^(cursor|after|page_?token|next_?token|starting_?after|continuation_?token)$/i;
const searchName = /^(q|query|search|search_?term|term|keywords?|filter_?text)$/i;

/** How a list is paged, by the names of its query parameters. */
export function readPaging(parameters: readonly Parameter[]): Paging | undefined {
  const limit = find(parameters, limitName);
  const [kind, from] =
    (
      [
        ["cursor", cursorName],
        ["offset", offsetName],
        ["page", pageName],
      ] as const
    )
      .map(([name, pattern]) => [name, find(parameters, pattern)] as const)
      .find(([, parameter]) => parameter) ?? [];
  if (!limit && !from) return undefined;
  const shape = limit && shapeOf(limit.schema.json);
  return {
    kind: kind ?? "offset",
    limit: limit?.name ?? "",
    from: from?.name ?? "",
    size: typeof shape?.default === "number" ? shape.default : shape?.maximum,
    max: shape?.maximum,
  };
}

/** The query parameter that searches, by its name; which properties it looks through is another question. */
export function readSearch(
  parameters: readonly Parameter[],
  properties: readonly string[],
): Search | undefined {
  const parameter = find(parameters, searchName);
  return parameter && { by: parameter.name, in: properties };
}

function find(parameters: readonly Parameter[], name: RegExp): Parameter | undefined {
  return parameters.find(
    (parameter) => parameter.in === "query" && name.test(parameter.name) && !isChoice(parameter),
  );
}

/** `from` and `after` may also be times, and `size` one of some words; then they filter. */
function isChoice({ schema }: Parameter): boolean {
  const shape = shapeOf(schema.json);
  return (
    /^date(-time)?$/.test(shape.format ?? "") ||
    shape.enum?.some((value) => typeof value === "string") === true
  );
}
