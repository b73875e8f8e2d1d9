import type { Entry } from "./entry.ts";
import type { Journal } from "./journal.ts";
import { showEntry } from "./show.ts";

/** How many events may wait for a client that reads slowly; the oldest are given up. */
const most = 1000;

/** One server-sent event (HTML standard, section 9.2). */
export function writeEvent(entry: Entry): string {
  return `event: exchange\nid: ${entry.id}\ndata: ${JSON.stringify(showEntry(entry))}\n\n`;
}

/**
 * The journal as it goes on, from the entry after `since`, or from now. Leaving it ends it at once, even while nothing
 * comes, which is why this is no generator: that would first wait for the next entry.
 */
export function followJournal(
  journal: Journal,
  since: string | undefined,
  wanted: (entry: Entry) => boolean,
): AsyncIterable<string> {
  return { [Symbol.asyncIterator]: () => follow(journal, since, wanted) };
}

function follow(
  journal: Journal,
  since: string | undefined,
  wanted: (entry: Entry) => boolean,
): AsyncIterator<string> {
  // Something at once, so that the client learns that the stream stands.
  const waiting = [": follows\n\n"];
  if (since !== undefined) waiting.push(...journal.since(since).filter(wanted).map(writeEvent));
  const asking: ((result: IteratorResult<string>) => void)[] = [];
  let ended = false;
  const stop = journal.listen((entry) => {
    if (!wanted(entry)) return;
    const ask = asking.shift();
    if (ask) ask({ done: false, value: writeEvent(entry) });
    else waiting.push(writeEvent(entry));
    if (waiting.length > most) waiting.shift();
  });
  return {
    next: () => {
      const value = waiting.shift();
      if (value !== undefined) return Promise.resolve({ done: false, value });
      if (ended) return Promise.resolve({ done: true, value: undefined });
      return new Promise((resolve) => void asking.push(resolve));
    },
    return: () => {
      ended = true;
      stop();
      for (const ask of asking.splice(0)) ask({ done: true, value: undefined });
      return Promise.resolve({ done: true, value: undefined });
    },
  };
}
