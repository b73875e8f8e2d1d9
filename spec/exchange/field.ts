import type { Headers } from "../wire/message.ts";

/** The value of a header field; `undefined` where the message has none of that name. */
export function fieldOf(headers: Headers, name: string): string | undefined {
  return Object.hasOwn(headers, name) ? headers[name] : undefined;
}
