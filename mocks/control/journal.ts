import type { Entry } from "../journal/entry.ts";
import { followJournal, writeEvent } from "../journal/follow.ts";
import { showEntry, showWhole } from "../journal/show.ts";
import { explain } from "../journal/why.ts";
import { no, nothing, ok, type Call, type Resource, type Result } from "./handler.ts";
import { numberAt, textAt } from "./values.ts";

/** The journal: what was asked and answered, and why so. */
export const journal: Resource = {
  plain: {
    listJournal,
    getEntry: (call) => withEntry(call, (entry) => ok(showWhole(entry))),
    explainEntry: (call) => withEntry(call, (entry) => ok(explain(entry))),
    streamJournal,
    clearJournal: ({ controlled }) => {
      controlled.journal.clear();
      return nothing;
    },
  },
};

function listJournal({ controlled, values }: Call): Result {
  const { query } = values;
  const world = textAt(query, "world");
  const operation = textAt(query, "operation");
  const status = numberAt(query, "status");
  const limit = numberAt(query, "limit") ?? 100;
  const found = [];
  for (const entry of controlled.journal.entries()) {
    if (found.length >= limit) break;
    if (world !== undefined && entry.world !== world) continue;
    if (operation !== undefined && (entry.operation?.id ?? entry.name) !== operation) continue;
    if (status !== undefined && entry.response?.status !== status) continue;
    found.push(showEntry(entry));
  }
  return ok({ entries: found });
}

function withEntry({ controlled, values }: Call, work: (entry: Entry) => Result): Result {
  const id = textAt(values.path, "id") ?? "";
  const entry = controlled.journal.get(id);
  return entry ? work(entry) : no(404, `The journal has no entry "${id}", or has it no more`);
}

/** Open to whoever asks for events; to others an answer that has no end would be a trap. */
function streamJournal({ controlled, request, values }: Call): Result {
  const world = textAt(values.query, "world");
  const wanted = (entry: Entry): boolean => world === undefined || entry.world === world;
  const mediaType = "text/event-stream";
  const since = request.headers["last-event-id"];
  if (request.headers["accept"]?.includes(mediaType))
    return { kind: "stream", mediaType, stream: followJournal(controlled.journal, since, wanted) };
  const text = controlled.journal.since(since).filter(wanted).map(writeEvent).join("");
  return { kind: "text", mediaType, text: text === "" ? ": nothing yet\n\n" : text };
}
