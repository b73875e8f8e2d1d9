import type { HttpResponse } from "../../spec/index.ts";

/** An answer on its way to the wire, which may not arrive whole. */
export interface Served extends HttpResponse {
  /** Broken off on purpose: nothing of it is sent, or only half of its body. */
  readonly cut?: "whole" | "half";
  /** Sent after `body`, piece by piece as it comes. */
  readonly stream?: AsyncIterable<string>;
}
