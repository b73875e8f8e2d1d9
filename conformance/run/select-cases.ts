import type { Case } from "../plan/case.ts";

/** Which cases of a plan are run, by patterns on their ids. */
export interface Selection {
  readonly only?: string | undefined;
  readonly skip?: string | undefined;
  /** `must`: clauses that are only a SHOULD are not asserted. Default `should`: all are. */
  readonly level?: "must" | "should" | undefined;
}

/**
 * The cases that a selection leaves. In a pattern `*` stands for any text, `listContacts/*`; a pattern without one is
 * met by any id that holds it.
 */
export function selectCases(cases: readonly Case[], { only, skip, level }: Selection): readonly Case[] {
  const wanted = only === undefined ? () => true : matcher(only);
  const unwanted = skip === undefined ? () => false : matcher(skip);
  const chosen = cases.filter(({ id }) => wanted(id) && !unwanted(id));
  return level === "must" ? chosen.map(withoutShould).filter(({ clauses }) => clauses.length > 0) : chosen;
}

function withoutShould(subject: Case): Case {
  return { ...subject, clauses: subject.clauses.filter((clause) => clause.level === "must") };
}

function matcher(pattern: string): (id: string) => boolean {
  if (!pattern.includes("*")) return (id) => id.includes(pattern);
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\/]/g, "\\$&"));
  const whole = new RegExp(`^${parts.join(".*")}$`);
  return (id) => whole.test(id);
}
