import type { Body } from "../../spec/index.ts";

const encoder = new TextEncoder();

/** How many octets a body has on the wire. */
export function octets(body: Body): number {
  return typeof body === "string" ? encoder.encode(body).byteLength : body.byteLength;
}
