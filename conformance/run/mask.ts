/** Makes a text safe to show: what is secret in it is replaced. */
export type Mask = (text: string) => string;

/**
 * Knows the secrets of a run. `sf_test_v1_abc…` becomes `sf_test_v1_***`, however it is spelt: as it is, in base64,
 * percent-encoded or inside JSON. Bearer tokens that nobody gave us are masked as well.
 * @param harmless tokens that are nobody's and may be shown
 */
export function createMask(secrets: readonly string[], harmless: readonly string[] = []): Mask {
  const shown = new Map<string, string>();
  for (const secret of secrets)
    for (const spelling of spellings(secret)) shown.set(spelling, `${openPart(secret)}***`);
  // The longest first: a secret may begin with another one.
  const known = [...shown.keys()].sort((a, b) => b.length - a.length);
  const pattern = known.length === 0 ? undefined : new RegExp(known.map(escapePattern).join("|"), "g");
  const free = new Set(harmless);

  return (text) => {
    const without =
      pattern === undefined ? text : text.replace(pattern, (found) => shown.get(found) ?? "***");
    return without.replace(bearer, (found, before: string, token: string) =>
      free.has(token) ? found : `${before}${openPart(token)}***`,
    );
  };
}

// What follows `Bearer` in a WWW-Authenticate field is no token but `realm="…"`.
const bearer = /\b(Bearer\s+)(?![a-z_]+\s*=\s*")([\w.~+/-]{12,}=*)(?!\*)/gi;

/** What a key shows of itself to everybody: `sf_test_v1_` of `sf_test_v1_Zk3…`; `""` where it has no such part. */
export function openPart(secret: string): string {
  const found = /^(?:[a-z][a-z0-9]{0,9}[_-]){1,4}(?=[A-Za-z0-9]{12,}$)/.exec(secret);
  return found === null ? "" : found[0];
}

function spellings(secret: string): readonly string[] {
  if (secret === "") return [];
  // Of a lone key that is sent as a Basic user name, a colon stands at the end.
  const encoded = [secret, `${secret}:`].map((text) => Buffer.from(text, "utf8").toString("base64"));
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    ...encoded,
    ...encoded.map((text) => text.replace(/=+$/, "")),
  ];
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
