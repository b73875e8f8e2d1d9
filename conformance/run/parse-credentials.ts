import { isObject, type Json, type JsonObject } from "../../spec/index.ts";
import type { Credential, Credentials } from "./credentials.ts";
import { CredentialsError } from "./credentials-error.ts";

/** What the environment holds, by name; `process.env` has this shape. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads a credentials file: `{ "credentials": [{ name, tenant, value, scheme?, scopes?, state? }], "known"?, "foreign"? }`.
 * A `value` of the form `env:NAME` is taken from the environment.
 * @param file how the text is called in sentences
 * @throws {CredentialsError} naming every place that is wrong
 */
export function parseCredentials(text: string, file: string, env: Environment): Credentials {
  const problems: string[] = [];
  const tree = parseJson(text, file);
  if (!isObject(tree) || !Array.isArray(tree["credentials"]))
    throw new CredentialsError(
      `${file}: write an object with a list "credentials": { "credentials": [{ "name": "full", "tenant": "a", "value": "env:API_KEY" }] }`,
    );
  const credentials = tree["credentials"].map((entry, index) =>
    readCredential(entry, `/credentials/${index}`, env, problems),
  );
  const known = readIds(tree, "known", problems);
  const foreign = readIds(tree, "foreign", problems);
  if (problems.length > 0) throw new CredentialsError(problems.map((text) => `${file}: ${text}`).join("\n"));
  return { credentials, known, foreign };
}

function parseJson(text: string, file: string): Json {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof SyntaxError ? cause.message : String(cause);
    // V8 quotes the text around the mistake, and that text may be a secret.
    throw new CredentialsError(`${file}: write JSON; ${why.replace(/,?\s*(\.\.\.)?".*$/s, "")}`);
  }
}

function readCredential(entry: Json, at: string, env: Environment, problems: string[]): Credential {
  const source = isObject(entry) ? entry : {};
  if (!isObject(entry)) problems.push(`${at}: describe the credential as an object, not as ${kindOf(entry)}`);
  const text = (name: string, otherwise: string | undefined): string => {
    const value = source[name] ?? otherwise;
    if (typeof value === "string" && (value !== "" || otherwise !== undefined)) return value;
    if (isObject(entry)) problems.push(`${at}/${name}: give a text that is not empty, not ${kindOf(value)}`);
    return "";
  };
  const name = text("name", undefined);
  return {
    name,
    tenant: text("tenant", undefined),
    value: fromEnvironment(text("value", undefined), name, at, env, problems),
    scheme: text("scheme", ""),
    scopes: readTexts(source["scopes"] ?? [], `${at}/scopes`, problems),
    state: readState(source["state"] ?? "active", at, problems),
  };
}

function fromEnvironment(
  value: string,
  name: string,
  at: string,
  env: Environment,
  problems: string[],
): string {
  if (!value.startsWith("env:")) return value;
  const variable = value.slice("env:".length);
  const found = env[variable];
  if (found !== undefined && found !== "") return found;
  problems.push(
    `${at}/value: set the environment variable ${variable}, from which the credential "${name}" is taken`,
  );
  return "";
}

function readState(value: Json, at: string, problems: string[]): Credential["state"] {
  if (value === "active" || value === "expired" || value === "revoked") return value;
  problems.push(
    `${at}/state: write "active", "expired" or "revoked", not ${typeof value === "string" ? `"${value}"` : kindOf(value)}`,
  );
  return "active";
}

function readIds(
  tree: JsonObject,
  name: "known" | "foreign",
  problems: string[],
): Readonly<Record<string, readonly string[]>> {
  const value = tree[name] ?? {};
  if (isObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([parameter, ids]) => [
        parameter,
        readTexts(ids, `/${name}/${parameter}`, problems),
      ]),
    );
  problems.push(`/${name}: write lists of ids by the name of the parameter: { "channelId": ["…"] }`);
  return {};
}

function readTexts(value: Json, at: string, problems: string[]): readonly string[] {
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value;
  problems.push(`${at}: write a list of texts, not ${kindOf(value)}`);
  return [];
}

function kindOf(value: Json | undefined): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (value === "") return "an empty one";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
