import {
  createJudge,
  type Condition,
  type JsonSchema,
  type Operation,
  type RowEffect,
} from "../../../spec/index.ts";
import { ask } from "../ask.ts";
import { bornInState } from "../born-in-state.ts";
import type { Draft } from "../draft.ts";
import type { Place } from "../provision.ts";
import { operationsOn, rowEffectOf, shownBy } from "../reading.ts";
import { pathTo } from "../read-row.ts";
import { rowInState } from "../seek-state.ts";

/**
 * A row that is not yet as the action leaves it, so that the action is to be seen: born otherwise, brought there by the contrary
 * action, or found in the list. `undefined` where the action always writes the values that it is sent.
 */
export function rowToBeChanged(
  draft: Draft,
  operation: Operation,
  effect: RowEffect,
  lister: Operation,
): Place | undefined {
  const shown = shownBy(lister)?.properties ?? {};
  for (const [name, template] of Object.entries(effect.set)) {
    if (template.kind !== "constant" || shown[name] === undefined) continue;
    const schema: JsonSchema = { const: template.value };
    const goal: Condition = { [name]: { schema, judge: createJudge(schema) } };
    const born = bornInState(draft, operation, goal, false);
    if (born?.kind === "row")
      return { path: pathTo(draft, operation, { path: {}, row: born.row }), row: born.row };
    const contrary = contraryOf(draft, effect, name, goal);
    if (contrary === undefined) return rowInState(draft, operation, goal, false);
    const place = rowInState(draft, operation, {}, true);
    if (place === undefined) return undefined;
    const path = pathTo(draft, contrary, place);
    ask(draft, contrary, { place: { ...place, path }, changes: { name: "contrary", role: "prepare" } });
    return place;
  }
  return undefined;
}

/** The operation that gives the property, and no other that the action leaves alone, another value, in whatever state the row is. */
function contraryOf(
  { contract }: Draft,
  { of, set }: RowEffect,
  name: string,
  goal: Condition,
): Operation | undefined {
  return operationsOn(contract, of, "merge").find((operation) => {
    const effect = rowEffectOf(operation);
    const template = effect?.set[name];
    if (effect === undefined || template === undefined || effect.takesBody || effect.when !== undefined)
      return false;
    if (!Object.keys(effect.set).every((other) => Object.hasOwn(set, other))) return false;
    if (template.kind === "constant") return (goal[name]?.judge(template.value).length ?? 0) > 0;
    return template.kind === "expression" && template.source === "request.body";
  });
}
