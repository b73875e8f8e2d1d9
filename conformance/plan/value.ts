import type { Json } from "../../spec/index.ts";

/** JSON in which a place may be taken by a value that is only known once earlier steps have run. */
export type Value = Json | Later | readonly Value[] | { readonly [name: string]: Value };

/** A value that is put in when the request is made. */
type Later = StepValue | FoundValue | KnownValue;

/** What the body of an earlier step's last answer holds at a pointer. */
export interface StepValue {
  readonly $step: string;
  /** JSON Pointer into the decoded body of the answer; a part `?name` is the first item of an array that has a `name`. */
  readonly at: string;
}

/** What the row that an earlier step found in a list holds at a pointer. */
export interface FoundValue {
  readonly $found: string;
  /** JSON Pointer into the row. */
  readonly at: string;
}

/** An id that the user of the runner knows: `known` or `foreign` of the credentials file. */
export interface KnownValue {
  /** The name under which the file has it: `channelId`. */
  readonly $known: string;
  /** The case uses the row up: no other case gets this id. Otherwise every case gets the same, the first. */
  readonly fresh: boolean;
  /** `other`: an id of the other tenant, from `foreign`. */
  readonly tenant: "own" | "other";
  /** Taken where the user knows none; `undefined`: the case is then silent. */
  readonly otherwise: Json | undefined;
}

/** Tells whether a value has to wait for the run. */
function isLater(value: Value | undefined): value is Later {
  return isStepValue(value) || isFoundValue(value) || isKnownValue(value);
}

/** Tells whether a value stands in an earlier answer. */
export function isStepValue(value: Value | undefined): value is StepValue {
  return has(value, "$step") && has(value, "at");
}

/** Tells whether a value stands in a row that an earlier step found. */
export function isFoundValue(value: Value | undefined): value is FoundValue {
  return has(value, "$found") && has(value, "at");
}

/** Tells whether a value is one that the user of the runner knows. */
export function isKnownValue(value: Value | undefined): value is KnownValue {
  return has(value, "$known");
}

/** Tells whether a value is an object whose members may have to wait, not itself a value that has to. */
export function isMembers(value: Value | undefined): value is { readonly [name: string]: Value } {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isLater(value);
}

function has(value: Value | undefined, name: string): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.hasOwn(value, name);
}
