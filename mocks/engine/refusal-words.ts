import { reasonPhrase, type Json } from "../../spec/index.ts";

/** The words by which services call a status in their codes, the commonest first. */
export function slugs(status: number): readonly string[] {
  const phrase = reasonPhrase(status).toLowerCase().replaceAll(" ", "_");
  return [
    ...(phrase === "" ? [] : [phrase]),
    ...(others[status] ?? []),
    ...(status >= 500 ? ["internal", "server_error"] : []),
  ];
}

const others: Readonly<Record<number, readonly string[]>> = {
  400: [
    "invalid_request",
    "validation_error",
    "validation_failed",
    "invalid",
    "invalid_parameter",
    "invalid_input",
  ],
  401: [
    "unauthenticated",
    "authentication_error",
    "invalid_token",
    "invalid_api_key",
    "authentication_required",
  ],
  403: [
    "insufficient_scope",
    "permission_denied",
    "access_denied",
    "authorization_error",
    "insufficient_permissions",
  ],
  404: ["resource_not_found", "missing", "resource_missing"],
  409: ["already_exists", "invalid_state", "duplicate"],
  413: ["payload_too_large", "request_too_large"],
  422: ["unprocessable_entity", "validation_error", "validation_failed", "invalid"],
  429: ["rate_limit_exceeded", "rate_limited"],
};

/** The allowed value that says the status best, however it is spelt; else the first. */
export function chooseWord(allowed: readonly Json[], status: number): Json | undefined {
  const exact = allowed.find((value) => value === status || value === String(status));
  if (exact !== undefined) return exact;
  for (const slug of slugs(status)) {
    const word = allowed.find((value) => typeof value === "string" && plain(value) === plain(slug));
    if (word !== undefined) return word;
  }
  return allowed.find((value) => value !== null) ?? allowed[0];
}

function plain(word: string): string {
  return word
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, "")
    .replace(/error$/, "");
}
