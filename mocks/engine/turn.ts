import type {
  Chance,
  Collection,
  Headers,
  HttpRequest,
  HttpResponse,
  Json,
  JsonObject,
  Operation,
  RequestValues,
  Scope,
} from "../../spec/index.ts";
import type { Key } from "../../fixtures/index.ts";
import type { Write } from "../state/store.ts";
import type { Refusal } from "./refusals/refusal.ts";
import type { Service } from "./service.ts";

/** What the engine cannot know by itself. */
export interface Sources {
  /** ISO 8601, UTC, with milliseconds. */
  readonly now: () => string;
  /** A value for the key of a new row, never given before. */
  readonly newId: (collection: Collection) => Json;
  readonly chance: Chance;
}

/** Who asks. */
export interface Visitor {
  readonly tenant: string;
  /** `undefined` where the operation is open to all. */
  readonly key: Key | undefined;
}

/** One request that was let in and read: all that an effect needs to answer it. */
export interface Turn {
  readonly service: Service;
  readonly operation: Operation;
  readonly request: HttpRequest;
  readonly values: RequestValues;
  readonly visitor: Visitor;
  readonly tenant: JsonObject;
  /** What the document's expressions look at, the row aside. */
  readonly scope: Scope;
  /** The moment of the request, ISO 8601. */
  readonly now: string;
  readonly sources: Sources;
}

/** As much of a turn as it takes to see rows. */
export type View = Pick<Turn, "service" | "visitor" | "scope">;

/** How an effect ends. */
export type Outcome =
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | {
      readonly kind: "done";
      /** Where the answer is not the operation's usual success. */
      readonly status?: number;
      /** Before it is projected on the document's schema; `undefined`: none is needed. */
      readonly body: Json | undefined;
      /** The row that was made, changed or shown; for headers such as `Location`. */
      readonly id: string | undefined;
      /** Fields that are known, by name in lower case; those are sent that the document has. */
      readonly headers?: Headers;
      readonly writes: readonly Write[];
    };

/** What is said, and what must be written to make it true. */
export interface Answer {
  readonly response: HttpResponse;
  readonly writes: readonly Write[];
  /** Whose rows the writes are. */
  readonly tenant: string;
}
