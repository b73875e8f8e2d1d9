import type { HttpRequest, HttpResponse, Match } from "../../spec/index.ts";
import type { Service } from "../engine/service.ts";
import type { LiveWorld } from "./live-world.ts";

/** One request on its way through the mock. */
export interface Passage {
  readonly request: HttpRequest;
  readonly match: Match;
  /** The world that the request's key opens; the main one where it opens none. */
  readonly world: LiveWorld;
  readonly service: Service;
  readonly bodyLimit: number;
  /** What is worth telling about the way, by subject; for whoever asks why. */
  readonly notes: Map<string, unknown>;
}

/** A stage answers a passage itself, or lets it go on and may look at what comes back. */
export type Stage = (passage: Passage, next: Next) => Promise<HttpResponse>;

export type Next = (passage: Passage) => Promise<HttpResponse>;

/** All stages as one, the first outermost; folded once, so that a request pays only for the calls. */
export function fold(stages: readonly Stage[], last: Next): Next {
  return stages.reduceRight<Next>((next, stage) => (passage) => stage(passage, next), last);
}
