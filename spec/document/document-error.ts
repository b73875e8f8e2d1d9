import type { Issue } from "./document.ts";

/** Thrown where a document cannot be understood. Holds every issue that was found, not only the first. */
export class DocumentError extends Error {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map(describeIssue).join("\n"));
    this.name = "DocumentError";
    this.issues = issues;
  }
}

/** One line for people: where, then what. */
export function describeIssue(issue: Issue): string {
  const { file, line, column } = issue.place;
  const pointer = issue.pointer === "" ? "" : ` (at ${issue.pointer})`;
  return `${file}:${line}:${column}: ${issue.message}${pointer}`;
}
