import type { Circumstances } from "../journal/entry.ts";
import type { Journal } from "../journal/journal.ts";
import type { Admission } from "../engine/security/security.ts";
import type { Sightings } from "../journal/sightings.ts";
import type { Fault } from "./faults.ts";
import type { Written } from "./hooks/written.ts";
import type { Served } from "./served.ts";
import type { Passage, Stage } from "./stage.ts";

/** What the way of a request through the mock may have left in its notes. */
interface Notes {
  readonly admission?: Admission;
  readonly sightings?: () => Sightings;
  readonly fault?: Fault;
  readonly moved?: readonly Written[];
}

/** Writes into the journal what is asked and answered. */
export function journaled(journal: Journal): Stage {
  return async (passage, next) => {
    const begin = performance.now();
    let response: Served | undefined;
    try {
      response = await next(passage);
      return response;
    } finally {
      const { request, match, world, service } = passage;
      journal.record({
        kind: "exchange",
        at: world.sources.now(),
        world: world.name,
        contract: service.contract,
        operation: match.kind === "operation" ? match.operation : undefined,
        name: "",
        url: "",
        request,
        response: response?.cut === "whole" ? undefined : response,
        milliseconds: performance.now() - begin,
        why: circumstances(passage),
      });
    }
  };
}

function circumstances({ notes }: Passage): Circumstances {
  // Whoever leaves a note under one of these names leaves what the name says.
  const { admission, sightings, fault, moved = [] } = Object.fromEntries(notes) as Notes;
  const remarks =
    moved.length === 0
      ? []
      : [`Before that, time had moved on: ${moved.map(({ of, id }) => `${of} ${id}`).join(", ")}.`];
  return { admission, sightings: sightings?.(), fault, remarks };
}
