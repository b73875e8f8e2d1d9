import type { Contract, Deviation, HttpRequest, HttpResponse, Operation } from "../../spec/index.ts";
import type { Admission } from "../engine/security/security.ts";
import type { Fault } from "../server/faults.ts";
import type { Sightings } from "./sightings.ts";

/** What the mock was asked and answered, or itself asked of somebody, as it was; secrets are masked where it is shown. */
export interface Occurrence {
  readonly kind: "exchange" | "delivery";
  /** By the clock of the world, ISO 8601. */
  readonly at: string;
  readonly world: string;
  readonly contract: Contract;
  /** What the request led to, or for a delivery what it is documented as. */
  readonly operation: Operation | undefined;
  /** How a delivery is called: the name of the webhook or callback; else `""`. */
  readonly name: string;
  /** Where a delivery went; else `""`. */
  readonly url: string;
  readonly request: HttpRequest;
  /** `undefined` where none was sent or came. */
  readonly response: HttpResponse | undefined;
  readonly milliseconds: number;
  readonly why: Circumstances;
}

/** Of what an answer came. */
export interface Circumstances {
  readonly admission: Admission | undefined;
  readonly sightings: Sightings | undefined;
  readonly fault: Fault | undefined;
  /** What else is worth telling, in sentences. */
  readonly remarks: readonly string[];
}

/** A record in the journal. */
export interface Entry extends Occurrence {
  readonly id: string;
  /** What the document has against the answer; `undefined` where it says nothing of it. Worked out when it is asked for. */
  readonly verdict: () => readonly Deviation[] | undefined;
}
