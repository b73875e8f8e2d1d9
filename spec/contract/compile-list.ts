import { formatPointer } from "../document/pointer.ts";
import { objectIn, type Annotation } from "./annotation.ts";
import type { Parameter } from "./contract.ts";
import { successContent, type Draft } from "./draft.ts";
import type { ListEffect, Search } from "./effect.ts";
import { bare, unwrapList } from "./envelope.ts";
import { compileFilters, spokenFilters } from "./filters.ts";
import { readPaging, readSearch } from "./paging.ts";
import { queryName } from "./query-name.ts";
import type { Reader } from "./reader.ts";
import { compileSorting } from "./sorting.ts";
import { searchable, type Survey, type Surveyed } from "./survey.ts";

/** What is a list's alone: how it is paged, searched, filtered and sorted, and what stands around its rows. */
export function compileList(
  reader: Reader,
  draft: Draft,
  annotation: Annotation,
  survey: Survey,
  shared: Pick<ListEffect, "of" | "where" | "needs">,
): ListEffect {
  const at = (...words: readonly string[]): string => `${draft.pointer}/x-counterfoil${formatPointer(words)}`;
  const rows = survey.collections.get(annotation.of);
  const content = successContent(draft);
  const spoken = spokenFilters(annotation.filter);
  const silent = draft.parameters.filter(({ name }) => !spoken.includes(name));
  const search = compileSearch(annotation, silent, rows);
  const sorting = compileSorting(annotation.sort, silent, rows, (message) =>
    reader.report(at("sort"), message),
  );
  const paging = readPaging(
    silent.filter(({ name }) => ![search?.by, sorting?.by, sorting?.direction].includes(name)),
  );
  const busy = [search?.by, sorting?.by, sorting?.direction, paging?.limit, paging?.from];
  const filters = compileFilters(annotation.filter, {
    parameters: draft.parameters,
    rows,
    busy: new Set(busy.filter((name) => name !== undefined)),
    fixed: new Set(Object.keys(shared.where)),
    report: (parameter, message) => reader.report(at("filter", parameter), message),
  });
  const envelope = (content && unwrapList(content.schema))?.envelope ?? bare;
  return { kind: "list", ...shared, search, filters, sorting, paging, envelope };
}

function compileSearch(
  annotation: Annotation,
  parameters: readonly Parameter[],
  rows: Surveyed | undefined,
): Search | undefined {
  const declared = objectIn(annotation, "search");
  const by = queryName(declared["by"]);
  const names = Array.isArray(declared["in"])
    ? declared["in"].filter((name) => typeof name === "string")
    : undefined;
  const all = names ?? searchable(rows);
  return by === undefined ? readSearch(parameters, all) : { by, in: all };
}
