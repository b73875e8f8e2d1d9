/** A media type taken apart; everything but parameter values in lower case. */
export interface MediaType {
  readonly type: string;
  readonly subtype: string;
  /** What follows the last `+` of the subtype: `json` of `application/problem+json`; `""` where there is none. */
  readonly suffix: string;
  readonly parameters: Readonly<Record<string, string>>;
}

const ESSENCE = /^([!#$%&'*+.^_`|~0-9a-z-]+)\/([!#$%&'*+.^_`|~0-9a-z-]+)$/;
const PARAMETER = /;\s*([!#$%&'*+.^_`|~0-9a-z-]+)=(?:"((?:[^"\\]|\\.)*)"|([^;\s"]*))/gi;

/** Reads a media type or a range of them (RFC 9110, sections 8.3.1 and 12.5.1); `undefined` where it is none. */
export function parseMediaType(text: string): MediaType | undefined {
  const [essence = ""] = text.split(";", 1);
  const [, type, subtype] = ESSENCE.exec(essence.trim().toLowerCase()) ?? [];
  if (type === undefined || subtype === undefined) return undefined;
  const parameters = Array.from(
    text.slice(essence.length).matchAll(PARAMETER),
    ([, name = "", quoted, plain = ""]) =>
      [name.toLowerCase(), quoted?.replaceAll(/\\(.)/g, "$1") ?? plain] as const,
  );
  const plus = subtype.lastIndexOf("+");
  return {
    type,
    subtype,
    suffix: plus < 0 ? "" : subtype.slice(plus + 1),
    parameters: Object.fromEntries(parameters),
  };
}

/**
 * Tells whether a media type is in a range: two asterisks, `text/*`, `application/*+json`, or a type itself. Parameters
 * such as `charset` do not count. `application/problem+json` is a type of its own, not an `application/json`.
 */
export function matchesMediaType(range: string, type: string): boolean {
  return closeness(range, type) > 0;
}

/**
 * How closely a range names a media type: 6 with its parameters, 5 the type itself, 4 with other parameters, 3 its suffix,
 * 2 its first half, 1 anything, 0 not at all. Of several that fit, the closest is meant (OpenAPI 3.1, section 4.8.14.1).
 */
export function closeness(range: string, type: string): number {
  const wanted = parseMediaType(range);
  const given = parseMediaType(type);
  if (wanted === undefined || given === undefined) return 0;
  if (wanted.type === "*" && wanted.subtype === "*") return 1;
  if (wanted.type !== given.type) return 0;
  if (wanted.subtype === "*") return 2;
  if (wanted.subtype === `*+${given.suffix}`) return 3;
  if (wanted.subtype !== given.subtype) return 0;
  const parameters = Object.entries(wanted.parameters);
  if (parameters.length === 0) return 5;
  return parameters.every(([name, value]) => given.parameters[name] === value) ? 6 : 4;
}

/** Tells whether a media type is JSON by itself or by its suffix (RFC 6839, section 3.1). */
export function isJson(type: string): boolean {
  const parsed = parseMediaType(type);
  return parsed !== undefined && (parsed.subtype === "json" || parsed.suffix === "json");
}
