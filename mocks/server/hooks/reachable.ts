/**
 * Why nothing may be sent to an address; `undefined` where it may. Whoever calls the mocked service chooses where
 * callbacks go, so they reach no further than this machine, unless its user allows it.
 */
export function whyNotTo(text: string, allow: (url: string) => boolean): string | undefined {
  if (!URL.canParse(text)) return `"${text}" is no address; it must be an absolute http or https URL`;
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    return `"${text}" is not sent to; its scheme must be http or https, but is ${url.protocol.slice(0, -1)}`;
  }
  if (url.username !== "" || url.password !== "")
    return `${url.host} is not sent to; its URL must not name a user`;
  if (isLoopback(url.hostname) || allow(text)) return undefined;
  return `${url.host} is not sent to; it is not on this machine and has not been allowed`;
}

/** What the URL standard leaves of `localhost`, 127.0.0.0/8 in whatever spelling, and ::1. */
function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(host);
}
