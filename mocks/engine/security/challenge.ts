import type { Contract, Operation, Scheme } from "../../../spec/index.ts";

/** What a challenge says beside its realm: RFC 6750, section 3. */
export interface ChallengeError {
  readonly error: "invalid_token" | "insufficient_scope";
  /** Whose challenge says so; the others only say what they ask for. */
  readonly scheme: Scheme;
  readonly scope?: string;
}

/**
 * The `WWW-Authenticate` field for an operation: one challenge for each scheme that would let the caller in.
 * RFC 9110, section 11.6.1; for Bearer RFC 6750, section 3.
 */
export function challenge(contract: Contract, operation: Operation, error?: ChallengeError): string {
  const names = new Set(operation.security.flat().map(({ scheme }) => scheme));
  const schemes = [...names].map((name) => contract.schemes[name]).filter((scheme) => scheme !== undefined);
  const challenges = schemes.map((scheme) =>
    challengeOf(scheme, quoted(contract.title), error && isAlike(scheme, error.scheme) ? error : undefined),
  );
  return [...new Set(challenges)].join(", ");
}

/** Whether both are shown in the same way, so that one challenge speaks for both. */
function isAlike(one: Scheme, other: Scheme): boolean {
  const way = ({ kind }: Scheme): string => (kind === "basic" || kind === "apiKey" ? kind : "bearer");
  return way(one) === way(other);
}

function challengeOf(scheme: Scheme, realm: string, error: ChallengeError | undefined): string {
  switch (scheme.kind) {
    case "bearer":
    case "oauth2":
    case "openIdConnect":
    case "other": {
      const fault = error ? [`error="${error.error}"`] : [];
      const scope = error?.scope === undefined ? [] : [`scope=${quoted(error.scope)}`];
      return `Bearer ${[`realm=${realm}`, ...fault, ...scope].join(", ")}`;
    }
    case "basic":
      return `Basic realm=${realm}, charset="UTF-8"`;
    case "apiKey":
      return `ApiKey realm=${realm}, in="${scheme.in}", name=${quoted(scheme.parameter)}`;
    default:
      return scheme.kind satisfies never;
  }
}

/** A quoted string as a field may hold it (RFC 9110, section 5.6.4). */
function quoted(text: string): string {
  return `"${text.replaceAll(/[^\u0020-\u007e]/g, "?").replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}
