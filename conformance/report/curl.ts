import type { HttpRequest } from "../../spec/index.ts";

// What a mask leaves of a key, wherever it stands.
const masked = /[\w.-]*\*\*\*/;

/**
 * A line for a POSIX shell that sends a request again. A masked key becomes `$COUNTERFOIL_KEY`, which the reader sets.
 * @param target the address of the service; where it is none, the line says `$TARGET`
 */
export function curlLine(request: HttpRequest, target: string): string {
  const path = request.path + (request.query === "" ? "" : `?${request.query}`);
  const isAddress = /^https?:\/\//.test(target);
  const words = [
    "curl -sS",
    ...methodWords(request),
    ...(/[[\]{}]/.test(path) ? ["-g"] : []),
    ...(/\/\.{1,2}(\/|$)/.test(request.path) ? ["--path-as-is"] : []),
    isAddress ? withKey(target.replace(/\/+$/, "") + path) : `"$TARGET"${withKey(path)}`,
    ...Object.entries(request.headers).map(([name, value]) => `-H ${headerWord(name, value)}`),
    ...bodyWords(request),
  ];
  return isOctets(request.body)
    ? `printf %s ${base64(request.body)} | base64 -d | ${words.join(" ")}`
    : words.join(" ");
}

function methodWords({ method, body }: HttpRequest): readonly string[] {
  if (method === "HEAD") return ["-I"];
  return method === "GET" && body.length === 0 ? [] : [`-X ${quote(method)}`];
}

// `name;` is how curl is told to send a field whose value is empty.
function headerWord(name: string, value: string): string {
  return value === "" ? quote(`${name};`) : withKey(`${name}: ${value}`);
}

function bodyWords({ body }: HttpRequest): readonly string[] {
  if (isOctets(body)) return ["--data-binary @-"];
  return body === "" ? [] : [`--data-raw ${quote(body)}`];
}

/** Quotes a text and puts the variable where a key was masked. */
function withKey(text: string): string {
  const found = masked.exec(text);
  if (found === null) return quote(text);
  const before = text.slice(0, found.index);
  const after = text.slice(found.index + found[0].length);
  return `${before === "" ? "" : quote(before)}"$COUNTERFOIL_KEY"${after === "" ? "" : withKey(after)}`;
}

/** Text that the shell takes as it stands. */
function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

function isOctets(body: HttpRequest["body"]): body is Uint8Array {
  return typeof body !== "string";
}

function base64(octets: Uint8Array): string {
  return Buffer.from(octets).toString("base64");
}
