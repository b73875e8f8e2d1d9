import {
  sample,
  shapeOf,
  type Chance,
  type Collection,
  type Json,
  type Operation,
  type Property,
} from "../../../spec/index.ts";
import type { Row } from "../../../fixtures/index.ts";
import { beginning } from "../guards/job-status.ts";
import type { Turn } from "../turn.ts";

/** When a row begins, and by what. */
export interface Occasion {
  /** ISO 8601. */
  readonly now: string;
  readonly chance: Chance;
  /** The operation that makes it; `undefined` where somebody puts it there past all operations. */
  readonly operation: Operation | undefined;
}

/** The occasion of a request. */
export function occasionOf(turn: Pick<Turn, "now" | "operation" | "sources">): Occasion {
  return { now: turn.now, chance: turn.sources.chance, operation: turn.operation };
}

/** The row with every property that nobody has given a value as it begins. */
export function begin({ properties }: Collection, row: Row, id: string, occasion: Occasion): Row {
  const begun: Record<string, Json> = { ...row };
  for (const property of Object.values(properties)) {
    const value = begun[property.name] === undefined ? initial(occasion, property, id) : undefined;
    if (value !== undefined) begun[property.name] = value;
  }
  return begun;
}

/**
 * What a property is that nobody has given a value: its stamp, its default, else the value from which it passes on, else
 * null where it may be, else a value that fits where every representation shows it, else nothing.
 * @param id of the row, from which the made-up value follows
 */
export function initial(occasion: Occasion, property: Property, id: string): Json | undefined {
  if (property.stamp) return occasion.now;
  if (property.derived && !["lookup", "latest"].includes(property.derived.kind)) return undefined;
  const shape = shapeOf(property.schema);
  if (shape.default !== undefined) return shape.default;
  const begun = beginning(occasion.operation, property);
  if (begun !== undefined) return begun;
  if (shape.nullable) return null;
  if (!property.required || property.derived) return undefined;
  return sample(property.schema, occasion.chance.fork(`${property.name} ${id}`));
}
