import type { Shape } from "../schema/shape.ts";
import type { Property } from "./contract.ts";

/** Names of the time at which a row was made. */
export const createdName: RegExp = /^(created|inserted|registered)(_?at|_?on|_?date|_?time)?$/i;
const touchedName = /^(last_?)?(updated|modified|changed|edited)(_?at|_?on|_?date|_?time)?$/i;
/** Says less by itself: it is the time of the row where no client gives it. */
const momentName = /^timestamp$/i;

/**
 * Whether the service stamps a property, by its name and format.
 * @param given Some request body takes it.
 */
export function stampOf(name: string, shape: Shape, given: boolean): Property["stamp"] {
  if (shape.format !== "date-time") return undefined;
  if (momentName.test(name)) return shape.readOnly || !given ? "created" : undefined;
  if (given) return undefined;
  return createdName.test(name) ? "created" : touchedName.test(name) ? "touched" : undefined;
}
