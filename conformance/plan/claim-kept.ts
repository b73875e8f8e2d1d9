import type { Collection, Contract, Operation } from "../../spec/index.ts";
import { called } from "./clauses.ts";
import type { Draft } from "./draft.ts";
import { bodyContentOf, rowEffectOf, shownBy } from "./reading.ts";
import { affectedBy, serviceOwn } from "./shown.ts";
import { isMembers, type Value } from "./value.ts";

/** A change, and what was seen of the row before, in the answer, and afterwards. */
export interface Change {
  readonly contract: Contract;
  readonly operation: Operation;
  readonly collection: Collection;
  readonly reader: Operation;
  /** What was sent. */
  readonly body: Readonly<Record<string, Value>>;
  readonly before: string;
  readonly step: string;
  readonly after: string;
}

/** Claims that a change leaves alone what it is not about, in its answer and afterwards. */
export function claimKept(draft: Draft, change: Change): void {
  const { contract, operation, collection, reader, body, before, step, after } = change;
  const was = rowEffectOf(reader)?.envelope.rows ?? "";
  const answerAt = rowEffectOf(operation)?.envelope.rows ?? "";
  const except = [
    ...new Set([...affectedBy(collection, Object.keys(body)), ...serviceOwn(contract, collection)]),
  ];
  const sentence = `${called(operation)} leaves everything alone that is not sent`;
  draft.claim("kept", sentence, operation.pointer, {
    kind: "kept",
    step: after,
    at: was,
    since: before,
    was,
    except,
  });
  claimMembersKept(draft, change, was);
  const seen = [["touched", after, was] as const];
  if (shownBy(operation) !== undefined) {
    const check = { kind: "kept", step, at: answerAt, since: before, was, except } as const;
    draft.claim("answer-kept", `${sentence}, in its answer too`, operation.pointer, check);
    claimTimes(draft, change, was, [["answer-touched", step, answerAt]]);
  }
  claimTimes(draft, change, was, seen);
}

/** The time of the last change goes with time. */
function claimTimes(
  draft: Draft,
  change: Change,
  was: string,
  seen: readonly (readonly [string, string, string])[],
): void {
  const { operation, collection, reader, before } = change;
  const stamp = Object.values(collection.properties).find((property) => property.stamp === "touched")?.name;
  if (stamp === undefined || shownBy(reader)?.properties[stamp] === undefined) return;
  for (const [name, step, at] of seen) {
    const check = {
      kind: "not-before",
      step,
      at: `${at}/${stamp}`,
      since: before,
      was: `${was}/${stamp}`,
    } as const;
    draft.claim(name, `${called(operation)} never sets ${stamp} back`, operation.pointer, check);
  }
}

/**
 * An object inside the row is changed, not replaced: RFC 7396 says so for a merge patch. For another media type it is a reading of
 * "changes what is sent", and so a recommendation.
 */
function claimMembersKept(draft: Draft, { operation, body, before, after }: Change, was: string): void {
  const level = bodyContentOf(operation)?.mediaType === "application/merge-patch+json" ? "must" : "should";
  for (const [name, value] of Object.entries(body)) {
    if (!isMembers(value)) continue;
    const at = `${was}/${name}`;
    const check = {
      kind: "kept",
      step: after,
      at,
      since: before,
      was: at,
      except: Object.keys(value),
    } as const;
    draft.claim(
      `${name}-kept`,
      `${called(operation)} leaves those parts of ${name} alone that are not sent`,
      "RFC 7396, section 2",
      check,
      level,
    );
  }
}
