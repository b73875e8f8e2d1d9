import { judgeResponse, type Deviation } from "../../spec/index.ts";
import { octets } from "../engine/octets.ts";
import type { Entry, Occurrence } from "./entry.ts";

/** What was asked and answered, as far back as there is room. */
export interface Journal {
  readonly record: (record: Occurrence) => void;
  /** The newest first. */
  readonly entries: () => Iterable<Entry>;
  /** The oldest first. */
  readonly since: (id: string | undefined) => readonly Entry[];
  readonly get: (id: string) => Entry | undefined;
  readonly clear: () => void;
  /** Calls the listener at each new entry, until what is returned is called. */
  readonly listen: (listener: (entry: Entry) => void) => () => void;
}

export interface JournalLimits {
  readonly entries: number;
  /** Octets of all bodies together. */
  readonly octets: number;
}

const usual: JournalLimits = { entries: 1000, octets: 64 * 1024 * 1024 };

export function createJournal(limits: JournalLimits = usual): Journal {
  // A map keeps the order in which entries came, and gives up the oldest as easily as any other.
  const entries = new Map<string, Entry>();
  const listeners = new Set<(entry: Entry) => void>();
  let made = 0;
  let size = 0;

  function drop(id: string): void {
    const entry = entries.get(id);
    if (entry) size -= sizeOf(entry);
    entries.delete(id);
  }

  return {
    record: (record) => {
      made += 1;
      const entry = enter(String(made), record);
      entries.set(entry.id, entry);
      size += sizeOf(entry);
      for (const id of entries.keys()) {
        if (entries.size <= limits.entries && (size <= limits.octets || entries.size === 1)) break;
        drop(id);
      }
      for (const listener of listeners) listener(entry);
    },
    entries: () => [...entries.values()].toReversed(),
    since: (id) => {
      const after = Number(id ?? "0");
      return [...entries.values()].filter((entry) => !(Number(entry.id) <= after));
    },
    get: (id) => entries.get(id),
    clear: () => {
      entries.clear();
      size = 0;
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function enter(id: string, record: Occurrence): Entry {
  let verdict: { readonly known: readonly Deviation[] | undefined } | undefined;
  return { ...record, id, verdict: () => (verdict ??= { known: judge(record) }).known };
}

function judge({ kind, operation, request, response }: Occurrence): readonly Deviation[] | undefined {
  if (kind === "delivery" || !operation || !response) return undefined;
  return judgeResponse(operation, request, response);
}

function sizeOf({ request, response }: Occurrence): number {
  return roughly(request.body) + roughly(response?.body ?? "");
}

function roughly(body: Occurrence["request"]["body"]): number {
  return typeof body === "string" ? body.length : octets(body);
}
