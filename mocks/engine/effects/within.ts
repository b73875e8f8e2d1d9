import type { Json } from "../../../spec/index.ts";
import { refusal, type Refusal } from "../refusals/refusal.ts";
import type { Turn, View } from "../turn.ts";

/**
 * What a restricted key makes of a collection: the values that its rows must have to be in view. A collection whose
 * rows do not carry the property is not touched by the restriction.
 */
export function withinOf({ visitor, service }: View, of: string): Readonly<Record<string, Json>> {
  const within = Object.entries(visitor.key?.within ?? {});
  return within.length === 0 ? {} : Object.fromEntries(within.filter(([name]) => service.carries(of, name)));
}

/** Refuses a request that names another value than the one its key is restricted to. */
export function refuseOutside({ visitor, values }: Pick<Turn, "visitor" | "values">): Refusal | undefined {
  const within = visitor.key?.within ?? {};
  const body = values.body;
  for (const [name, only] of Object.entries(within)) {
    for (const [place, named] of Object.entries({ path: values.path, query: values.query, body })) {
      if (typeof named !== "object" || named === null || Array.isArray(named)) continue;
      const value = Object.hasOwn(named, name) ? (named as Readonly<Record<string, Json>>)[name] : undefined;
      if (value === undefined || value === only) continue;
      return refusal(
        403,
        `The key is restricted to the ${name} ${JSON.stringify(only)}; ${JSON.stringify(value)} is outside it`,
        {
          field: name,
          pointer: place === "body" ? `/${name}` : "",
        },
      );
    }
  }
  return undefined;
}
