import { isObject, type Json } from "../json.ts";
import { suggest } from "../nearest.ts";
import type { Parameter } from "./contract.ts";
import type { Filter } from "./effect.ts";
import { inferFilter, testFor } from "./infer-filter.ts";
import { queryParameters } from "./query-name.ts";
import type { Surveyed } from "./survey.ts";

/** What is known of a list when its filters are looked for. */
export interface FilterContext {
  readonly parameters: readonly Parameter[];
  /** The rows that are listed. */
  readonly rows: Surveyed | undefined;
  /** Parameters that page, search or sort. */
  readonly busy: ReadonlySet<string>;
  /** Properties that the operation fixes already. */
  readonly fixed: ReadonlySet<string>;
  readonly report: (parameter: string, message: string) => void;
}

const tests = ["equals", "includes", "atLeast", "atMost"] as const;

/** The query parameters that keep rows out of view: those that `filter` speaks of, and those that are named as properties are. */
export function compileFilters(declared: Json | undefined, context: FilterContext): readonly Filter[] {
  if (declared === false) return [];
  const spoken = Object.entries(isObject(declared) ? declared : {});
  const known = queryParameters(context.parameters);
  const said = spoken.flatMap(([by, words]): Filter[] => {
    if (words === false) return [];
    if (!known.has(by)) {
      const have = [...known.keys()].join(", ") || "none";
      context.report(
        by,
        `filter speaks of a query parameter "${by}" that the operation does not have${suggest(by, known.keys()) || `; it has ${have}`}`,
      );
      return [];
    }
    const filter = declaredFilter(by, words, context);
    return filter ? [filter] : [];
  });
  const names = new Set(spoken.map(([by]) => by));
  const silent = [...known.values()].filter(({ name }) => !names.has(name) && !context.busy.has(name));
  const inferred = silent
    .map((parameter) => inferFilter(parameter, context.rows))
    .filter((filter) => filter !== undefined && !context.fixed.has(filter.property));
  return [...said, ...inferred.filter((filter) => filter !== undefined)];
}

/** Parameters that `filter` speaks of: they are nothing else. */
export function spokenFilters(declared: Json | undefined): readonly string[] {
  const spoken = Object.entries(isObject(declared) ? declared : {});
  return spoken.filter(([, words]) => words !== false).map(([by]) => by);
}

function declaredFilter(by: string, words: Json, context: FilterContext): Filter | undefined {
  const entries = isObject(words) ? Object.entries(words) : [["in", words] as const];
  const [first, ...more] = entries;
  const [test, property] = first ?? [];
  if (typeof property !== "string" || more.length > 0) return complain(by, words, context);
  if (test === "in") return { by, property, test: testFor(property, context.rows) };
  const named = tests.find((each) => each === test);
  return named ? { by, property, test: named } : complain(by, words, context);
}

function complain(by: string, words: Json, context: FilterContext): undefined {
  context.report(
    by,
    `A filter must name a property as { in: tags }, or by one of ${tests.join(", ")}; but "${by}" is ${JSON.stringify(words)}`,
  );
}
