import type { Case, Clause } from "../plan/case.ts";
import type { Listener } from "./event.ts";

/** Writes the plan: every case with its clauses, or with the reason why it has nothing to say. */
export function reportList(write: (text: string) => void): Listener {
  return (event) => {
    if (event.kind !== "planned") return;
    const clauses = event.cases.reduce((sum, subject) => sum + subject.clauses.length, 0);
    const silent = event.cases.filter((subject) => subject.silent !== undefined).length;
    const texts = event.cases.map(caseText);
    write(
      `${texts.join("")}${event.cases.length} cases with ${clauses} clauses, ${silent} of the cases silent; seed ${event.seed}\n`,
    );
  };
}

function caseText({ id, title, silent, clauses }: Case): string {
  const head = silent === undefined ? `${id}  ${title}\n` : `${id}  ${title}\n  silent: ${silent}\n`;
  return head + clauses.map(clauseText).join("");
}

function clauseText({ id, level, sentence, source }: Clause): string {
  return `  ${id.slice(id.indexOf("#"))}  ${level.toUpperCase()}  ${sentence}  (${source})\n`;
}
