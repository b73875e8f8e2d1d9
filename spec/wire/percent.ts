const octets = new TextEncoder();

/**
 * Percent-encodes everything but unreserved characters (RFC 3986, section 2.3). A lone surrogate, which has no UTF-8,
 * becomes U+FFFD.
 */
export function encodePercent(text: string): string {
  return text.replace(/[^A-Za-z0-9\-._~]+/gu, (run) => Array.from(octets.encode(run), escape).join(""));
}

/** Decodes percent-encoded UTF-8; what is not a well-formed escape stays as it was sent. Never throws. */
export function decodePercent(text: string): string {
  return text.includes("%") ? text.replace(/(?:%[0-9a-f]{2})+/gi, decodeRun) : text;
}

function escape(octet: number): string {
  return `%${octet.toString(16).toUpperCase().padStart(2, "0")}`;
}

function decodeRun(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    return run;
  }
}
