import type { Judged, Listener, Planned, Summary } from "./event.ts";

/** A whole run, for the reports that can only be written at its end. */
export interface RunRecord {
  readonly plan: Planned;
  readonly judged: readonly Judged[];
  readonly summary: Summary;
}

/** Gathers the events of a run and hands them on when it has finished. */
export function collectRun(whenFinished: (run: RunRecord) => void): Listener {
  let plan: Planned | undefined;
  const judged: Judged[] = [];
  return (event) => {
    switch (event.kind) {
      case "planned":
        plan = event;
        return;
      case "judged":
        judged.push(event);
        return;
      case "finished":
        if (plan !== undefined) whenFinished({ plan, judged, summary: event.summary });
        return;
      default:
        event satisfies never;
    }
  };
}
