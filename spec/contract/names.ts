import { asObject } from "../json.ts";
import type { Operation } from "./contract.ts";
import type { Draft } from "./draft.ts";
import type { Survey } from "./survey.ts";

/** The names that the document knows, to hold those against that its `x-counterfoil` speaks of. */
export interface Names {
  /** Those of the document, and those that only a world has and an operation needs. */
  readonly collections: readonly string[];
  /** Those that paths and answers name, and not only `of`. */
  readonly evident: ReadonlySet<string>;
  /** Properties of rows that an answer shows or a body takes. */
  readonly shown: (of: string) => readonly string[];
  /** Those and all that the document says of rows otherwise; `undefined` where only worlds know what rows have. */
  readonly kept: (of: string) => readonly string[] | undefined;
}

export function createNames(
  drafts: readonly Draft[],
  operations: readonly Operation[],
  survey: Survey,
): Names {
  const needed = drafts
    .flatMap(({ declared: { needs = [], finds = [] } }) => [...needs, ...finds])
    .map((other) => asObject(other)["row"]);
  const worlds = needed.filter((row) => typeof row === "string");
  const rowsOf = (of: string): ReturnType<Survey["collections"]["get"]> => survey.collections.get(of);
  return {
    collections: [...new Set([...survey.collections.keys(), ...worlds])],
    evident: new Set(drafts.map(({ reading }) => reading.collection)),
    shown: (of) => [...(rowsOf(of)?.properties.keys() ?? []), ...(rowsOf(of)?.taken ?? [])],
    kept: (of) => {
      const rows = rowsOf(of);
      if (!rows || rows.properties.size === 0) return undefined;
      const fixed = operations.flatMap(({ effect }) =>
        effect.kind !== "none" && effect.of === of ? Object.keys(effect.where) : [],
      );
      return [...new Set([...rows.properties.keys(), ...rows.kept, ...fixed])];
    },
  };
}
