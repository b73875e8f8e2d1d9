import type { HttpRequest } from "../spec/index.ts";

/** A line for a POSIX shell that sends a `GET`, keys in full. */
export function shellLine({ path, query, headers }: HttpRequest, url: string): string {
  const address = url + path + (query === "" ? "" : `?${query}`);
  const fields = Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`);
  return ["curl -sS", quote(address), ...fields].join(" ");
}

/** Nothing inside single quotes is special but the quote itself. */
function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
