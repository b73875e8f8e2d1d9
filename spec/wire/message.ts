/**
 * Header fields of one message: names in lower case, several lines of one name joined by `, ` as
 * RFC 9110, section 5.3 allows.
 */
export type Headers = Readonly<Record<string, string>>;

/** The octets of a message, as text where they are text; `""` where there are none. */
export type Body = string | Uint8Array;

/** One HTTP request as plain data: what crosses the wire, nothing decoded. */
export interface HttpRequest {
  /** In upper case, as RFC 9110 spells it. */
  readonly method: string;
  /** The path as sent, percent-encoded, without the query: `/api/contacts/42`. */
  readonly path: string;
  /** What follows the `?`, still encoded; `""` where there is none. */
  readonly query: string;
  readonly headers: Headers;
  readonly body: Body;
}

/** One HTTP response as plain data. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}
