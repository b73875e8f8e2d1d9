import type { Contract, Json } from "../../spec/index.ts";
import type { Service } from "../engine/service.ts";
import type { Journal } from "../journal/journal.ts";
import type { CredentialsFile } from "../server/credentials.ts";
import type { Written } from "../server/hooks/written.ts";
import type { LiveWorld, Worlds } from "../server/live-world.ts";

/** The document of the service, as it is served. */
export interface ServedDocument {
  /** As it was written. */
  readonly text: string;
  readonly format: "json" | "yaml";
  /** As it is understood, overlays applied. */
  readonly tree: Json;
}

/** What the control API may do with a mock. Another contract may be taken on at any time, hence the functions. */
export interface Controlled {
  readonly worlds: () => Worlds;
  readonly service: () => Service;
  readonly document: () => ServedDocument | undefined;
  readonly journal: Journal;
  /** Tells whom the document's webhooks tell, of what was written without a request. */
  readonly tell: (world: LiveWorld, writes: readonly Written[]) => void;
  readonly credentials: (world: LiveWorld) => Promise<CredentialsFile>;
  /** What made-up keys follow from. */
  readonly seed: number;
}

/** How the control API is served. */
export interface ControlOptions {
  /** Its own contract, asked for at the first request and no earlier: a mock starts without it. */
  readonly contract: () => Contract;
  /** What every request must carry; without one only this machine may ask. */
  readonly token?: string;
}
