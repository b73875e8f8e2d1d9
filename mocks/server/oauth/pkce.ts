const octets = new TextEncoder();

/** What may stand as a `code_verifier` (RFC 7636, section 4.1). */
const verifierPattern = /^[A-Za-z0-9\-._~]{43,128}$/;

/** What S256 makes of a verifier: 32 octets in base 64 (RFC 7636, section 4.2). */
export const challengePattern: RegExp = /^[A-Za-z0-9\-_]{43}$/;

/** Whether a verifier is the one that a challenge was made of (RFC 7636, section 4.6). */
export async function verifies(verifier: string, challenge: string): Promise<boolean> {
  if (!verifierPattern.test(verifier)) return false;
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", octets.encode(verifier)));
  const text = btoa(String.fromCharCode(...hash));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "") === challenge;
}
