import type { Body } from "../../spec/index.ts";

/** The body as text where its octets are UTF-8, else as they came. */
export function decodeBody(octets: Uint8Array): Body {
  try {
    // The mark of byte order is kept: whether a body may have one is for its reader to say.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(octets);
  } catch {
    return octets;
  }
}
