import type { Chance } from "../../../spec/index.ts";
import type { Occasion, Reason, Refusal } from "./refusal.ts";

/** What is being said at one place of a refusal's body. */
export interface Saying {
  readonly refusal: Refusal;
  readonly reason: Reason;
  /** The property's name, or that of the list an item stands in. */
  readonly name: string;
  /** The names of the properties at the same place, as `plain` has them. */
  readonly beside: ReadonlySet<string>;
  /** Whether it is about one reason of a list, not about the refusal as a whole. */
  readonly listed: boolean;
  readonly depth: number;
  readonly occasion: Occasion | undefined;
  /** For what can only be made up. */
  readonly chance: Chance;
  readonly manner: Manner;
}

/** How the body is filled; where one manner does not fit the schema, others are tried. */
export interface Manner {
  /** Which alternative is taken where the schema has several. */
  readonly variant: number;
  /** The sentence also goes where no name asks for it. */
  readonly insisting: boolean;
  /** Each member is held against its own schema, and left out or made up where it does not fit. */
  readonly careful: boolean;
}

/** The same of these reasons only. */
export function about(saying: Saying, reasons: readonly Reason[], name: string): Saying {
  const [reason = saying.reason] = reasons;
  return {
    ...saying,
    refusal: { ...saying.refusal, reasons },
    reason,
    name,
    listed: true,
    beside: new Set(),
    depth: saying.depth + 1,
  };
}

/** A name without its case and its joints: `errorCode` and `error_code` are one. */
export function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}
