import { matchesMediaType, parseQuery, type HttpRequest } from "../../../spec/index.ts";
import { deny, type Denial } from "./denial.ts";

/** The parameters of a request to the authorization server; what has no value counts as left out. */
export type Form = ReadonlyMap<string, string>;

/** The parameters of a query (RFC 6749, section 3.1). */
export function readQuery(query: string): Form | Denial {
  const form = new Map<string, string>();
  for (const [name, value] of parseQuery(query)) {
    if (value === "") continue;
    if (form.has(name)) return deny("invalid_request", `The parameter "${name}" must be given once`);
    form.set(name, value);
  }
  return form;
}

/** The parameters of a body (RFC 6749, section 3.2). */
export function readForm({ headers, body }: HttpRequest): Form | Denial {
  const wanted = "application/x-www-form-urlencoded";
  const given = headers["content-type"] ?? "";
  if (!matchesMediaType(wanted, given)) {
    const what = given === "" ? "has no Content-Type" : `is ${given}`;
    return deny("invalid_request", `The body must be ${wanted}, but ${what}`);
  }
  return readQuery(typeof body === "string" ? body : new TextDecoder().decode(body));
}

export function isDenial(result: object): result is Denial {
  return "kind" in result && result.kind === "denied";
}
