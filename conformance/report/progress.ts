import type { Listener } from "./event.ts";

const clearLine = "\r\u001b[K";

/** Keeps one line of a terminal up to date while the run goes on, and clears it at the end. */
export function reportProgress(write: (text: string) => void): Listener {
  let all = 0;
  let done = 0;
  let broken = 0;
  return (event) => {
    switch (event.kind) {
      case "planned":
        all = event.cases.length;
        return;
      case "judged":
        done += 1;
        broken += event.verdicts.filter(({ outcome }) => outcome === "broken").length;
        write(`${clearLine}${done}/${all}  ${broken} broken  ${event.case.id}`.slice(0, 79));
        return;
      case "finished":
        write(clearLine);
        return;
      default:
        event satisfies never;
    }
  };
}
