import { shapeOf } from "../schema/shape-of.ts";
import { compileCondition } from "./conditions.ts";
import type { Happening } from "./contract.ts";
import { singular } from "./path-reading.ts";
import { plainName } from "./same-name.ts";
import type { Survey, Surveyed } from "./survey.ts";

const verbs: readonly (readonly [RegExp, Happening["kind"]])[] = [
  [/^(created?|added|new|inserted|registered|opened)$/, "created"],
  [/^(updated?|changed?|modified|edited)$/, "changed"],
  [/^(deleted?|removed?|destroyed)$/, "removed"],
];
const stateName = /^(status|state)$/i;

/**
 * What a webhook tells of, by its name: `conversation.created`, `contactDeleted`, `newPet`; or, as in `order.shipped`,
 * the status that a row has come to. `undefined` where no collection is named, or nothing that is known to happen to it.
 */
export function inferHappening(name: string, survey: Survey): Happening | undefined {
  const words = wordsIn(name).filter((word, index) => index > 0 || word !== "on");
  const [first = "", ...rest] = words;
  const turned = /^(new|created?|updated?|deleted?|removed?)$/.test(first) && rest.length > 0;
  const nouns = turned ? rest : words.slice(0, -1);
  const verb = turned ? first : (words.at(-1) ?? "");
  const rows = collectionNamed(nouns, survey);
  if (!rows) return undefined;
  const kind = verbs.find(([pattern]) => pattern.test(verb))?.[1];
  if (kind !== undefined) return { of: rows.name, kind, when: {} };
  const reached = statusNamed(verb, rows);
  return reached && { of: rows.name, kind: "changed", when: compileCondition(reached) };
}

function wordsIn(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

/** The collection that the last words name: `customer.subscription` is about subscriptions. */
function collectionNamed(nouns: readonly string[], survey: Survey): Surveyed | undefined {
  for (const start of nouns.keys()) {
    const noun = nouns.slice(start).join("");
    const found = [...survey.collections.values()].find(({ name }) =>
      [plainName(name), plainName(singular(name))].includes(noun),
    );
    if (found) return found;
  }
  return undefined;
}

function statusNamed(verb: string, { properties }: Surveyed): Record<string, string[]> | undefined {
  for (const [name, { schema, root }] of properties) {
    const listed = stateName.test(name) ? (shapeOf(schema, root).enum ?? []) : [];
    const value = listed.find((each) => typeof each === "string" && plainName(each) === verb);
    if (typeof value === "string") return { [name]: [value] };
  }
  return undefined;
}
