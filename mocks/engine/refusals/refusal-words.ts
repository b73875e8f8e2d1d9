import { reasonPhrase, type Json } from "../../../spec/index.ts";

/** The words by which services call a status in their codes, the commonest first. */
export function slugs(status: number): readonly string[] {
  const phrase = reasonPhrase(status).toLowerCase().replaceAll(/[ -]/g, "_");
  return [
    ...(phrase === "" ? [] : [phrase]),
    ...(ofStatus[status] ?? []),
    ...(status >= 500 ? ["internal", "server_error", "api_error", "unavailable"] : []),
  ];
}

const ofStatus: Readonly<Record<number, readonly string[]>> = {
  400: [
    "invalid_request",
    "validation_error",
    "validation_failed",
    "invalid_argument",
    "invalid",
    "invalid_parameter",
    "invalid_input",
    "bad_input",
  ],
  401: [
    "unauthenticated",
    "authentication_error",
    "invalid_token",
    "invalid_api_key",
    "authentication_required",
    "authentication_failed",
    "invalid_request",
  ],
  403: [
    "insufficient_scope",
    "permission_denied",
    "access_denied",
    "authorization_error",
    "insufficient_permissions",
    "permission_error",
    "invalid_request",
  ],
  404: ["resource_not_found", "missing", "resource_missing", "unknown", "invalid_request"],
  405: ["not_allowed", "unsupported_method", "invalid_request"],
  406: ["not_acceptable", "invalid_request"],
  409: ["already_exists", "aborted", "invalid_state", "duplicate", "invalid_request"],
  412: ["failed_precondition", "precondition_failed", "stale", "invalid_request"],
  413: ["payload_too_large", "request_too_large", "too_large", "invalid_request"],
  415: ["unsupported_media_type", "unsupported", "invalid_content_type", "invalid_request"],
  422: [
    "unprocessable_entity",
    "unprocessable",
    "validation_error",
    "validation_failed",
    "invalid_argument",
    "invalid_request",
    "invalid",
  ],
  428: ["precondition_required", "failed_precondition"],
  429: ["rate_limit_exceeded", "rate_limited", "rate_limit", "resource_exhausted", "throttled"],
};

/** The words by which services call a rule of a schema that is broken. */
const ofRule: Readonly<Record<string, readonly string[]>> = {
  required: [
    "required",
    "missing_field",
    "missing",
    "blank",
    "value_missing",
    "field_required",
    "parameter_missing",
  ],
  type: ["type", "invalid_type", "type_error", "wrong_type", "type_mismatch"],
  format: ["format", "invalid_format", "malformed"],
  pattern: ["pattern", "invalid_format", "pattern_mismatch"],
  enum: ["enum", "not_allowed", "invalid_value", "invalid_option", "unsupported_value", "inclusion"],
  const: ["const", "invalid_value"],
  minimum: ["minimum", "too_small", "out_of_range", "min"],
  exclusiveMinimum: ["too_small", "out_of_range", "min"],
  maximum: ["maximum", "too_big", "too_large", "out_of_range", "max"],
  exclusiveMaximum: ["too_big", "too_large", "out_of_range", "max"],
  minLength: ["min_length", "too_short", "length"],
  maxLength: ["max_length", "too_long", "length"],
  minItems: ["min_items", "too_few", "too_short"],
  maxItems: ["max_items", "too_many", "too_long"],
  uniqueItems: ["unique_items", "duplicate", "not_unique"],
  additionalProperties: ["unknown_field", "unrecognized_keys", "unexpected", "unknown", "parameter_unknown"],
  malformed: ["malformed", "parse_error", "invalid_json"],
};

/**
 * The allowed value that says best what is wrong, however it is spelt; else the first.
 * @param rule Where it is about one reason of several: the keyword that is broken.
 */
export function chooseWord(allowed: readonly Json[], status: number, rule?: string): Json | undefined {
  const exact = allowed.find((value) => value === status || value === String(status));
  if (exact !== undefined) return exact;
  const words = [
    ...(rule === undefined ? [] : [rule, ...(ofRule[rule] ?? []), "invalid"]),
    ...slugs(status),
  ].map(bare);
  const known = allowed.filter((value) => typeof value === "string");
  for (const word of words) {
    const same = known.find((value) => bare(value) === word);
    if (same !== undefined) return same;
  }
  for (const word of words) {
    // `contact_not_found` is a kind of `not_found`; short words turn up in others by accident.
    const kind = word.length < 6 ? undefined : known.find((value) => bare(value).includes(word));
    if (kind !== undefined) return kind;
  }
  return allowed.find((value) => value !== null) ?? allowed[0];
}

/** Whether a value that is fixed says this status: `404`, `NOT_FOUND`. */
export function says(value: Json, status: number): boolean {
  if (value === status || value === String(status)) return true;
  return typeof value === "string" && slugs(status).some((slug) => bare(slug) === bare(value));
}

function bare(word: string): string {
  return word
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, "")
    .replace(/(?:error|exception)$/, "");
}
