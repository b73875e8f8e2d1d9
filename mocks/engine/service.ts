import {
  createProjector,
  createRouter,
  type Collection,
  type Content,
  type Contract,
  type JsonObject,
  type Match,
  type Operation,
  type Projector,
} from "../../spec/index.ts";
import { createCarries } from "./effects/carries.ts";
import { once } from "./once.ts";
import { readingOf } from "./reading.ts";
import { successOf, type Success } from "./replies/success.ts";
import { wantedIn, type Wanted } from "./effects/wanted.ts";

/** One contract, made ready to be answered for. What is worked out of an operation is worked out once. */
export interface Service {
  readonly contract: Contract;
  readonly route: (method: string, path: string) => Match;
  /** What the document's expressions see as `$tenant`. */
  readonly tenant: (id: string) => JsonObject;
  /** The tenant whose rows an operation shows that is open to all. */
  readonly home: string;
  /** A collection that only the world knows has rows without described properties. */
  readonly collection: (name: string) => Collection;
  readonly keyOf: (collection: string) => string;
  /** Whether the rows of a collection carry a property, shown or not. */
  readonly carries: (collection: string, property: string) => boolean;
  readonly success: (operation: Operation) => Success;
  /** Keeps of a body what the document says of it. */
  readonly project: (content: Content) => Projector;
  /** What the success of an operation shows that follows from other rows. */
  readonly wanted: (operation: Operation) => readonly Wanted[];
  /** The operation that shows what another one changes. */
  readonly reading: (operation: Operation) => Operation | undefined;
}

/** Makes a contract ready for the tenants of a world, the first of which is at home. */
export function createService(
  contract: Contract,
  tenants: readonly { readonly id: string; readonly name: string }[],
): Service {
  const known = new Map(tenants.map(({ id, name }) => [id, { id, name }]));
  const success = once(successOf);
  const project = once((content: Content) => createProjector(content.schema.json));
  const collection = (name: string): Collection =>
    contract.collections[name] ?? { name, key: "id", properties: {}, operations: {} };
  return {
    contract,
    route: createRouter(contract),
    tenant: (id) => known.get(id) ?? { id, name: id },
    home: tenants[0]?.id ?? "",
    collection,
    keyOf: (name) => collection(name).key,
    carries: createCarries(contract),
    reading: once((operation: Operation) => readingOf(contract, operation)),
    success,
    project,
    wanted: once((operation: Operation) => {
      const { content } = success(operation);
      const { effect } = operation;
      if (effect.kind === "none" || !content) return [];
      return wantedIn(collection(effect.of), effect, project(content), collection);
    }),
  };
}
