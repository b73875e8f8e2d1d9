import type { Json, JsonObject } from "../../spec/index.ts";
import type { Asking } from "../engine/asking.ts";
import type { Service } from "../engine/service.ts";
import type { Sources } from "../engine/turn.ts";
import type { Write } from "../state/store.ts";

/** In which service, for whom and when something happens. */
export interface StimulusContext {
  readonly service: Service;
  /** As the document's expressions see it: `id` and `name`. */
  readonly tenant: JsonObject;
  /** ISO 8601. */
  readonly now: string;
  readonly sources: Sources;
}

/** What came of it. */
export interface Reaction {
  /** What whoever set it off is told. */
  readonly result: Json;
  readonly writes: readonly Write[];
}

/** Something that happens to a service from outside its HTTP contract, such as a message that arrives. */
export interface Stimulus {
  readonly name: string;
  /** What happens, in a sentence; and what the payload has. */
  readonly about: string;
  /** Whether a service knows such things; every one does where nothing is said. */
  readonly fits?: (service: Service) => boolean;
  /** @throws {StimulusError} where the payload is not what it takes */
  readonly run: (context: StimulusContext, payload: Json) => Asking<Reaction>;
}

/** A payload that a stimulus cannot take. Its message is a sentence for people; it becomes a 400. */
export class StimulusError extends Error {
  override readonly name = "StimulusError";
}
