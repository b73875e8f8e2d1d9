import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse } from "yaml";
import { createMock, listen } from "../mocks/index.ts";
import { asObject, type Json, setPointer } from "../spec/index.ts";
import type { World } from "../fixtures/index.ts";
import { loadDocument } from "./document.ts";
import { packageRoot } from "./package-root.ts";
import { loadWorld } from "./world.ts";

/** A value of a printed answer that cannot be true beside another printed value. */
interface Difference {
  /** JSON Pointer into the answer. */
  readonly at: string;
  readonly printed: Json;
  readonly here: Json;
  readonly because: string;
}

/** A command that a page prints. */
export interface PrintedCommand {
  readonly title: string;
  /** For a shell, as printed. */
  readonly command: string;
  /** As printed; `undefined` where the page prints none. */
  readonly answer: Json | undefined;
  /** The other printed answer, for when it does not work. */
  readonly failure: Json | undefined;
  readonly differs: readonly Difference[];
}

/** What a command brought, and the mock that answered it. */
export interface Replayed {
  readonly status: number;
  /** Read as JSON; `null` where there is no body. */
  readonly body: Json;
  /** What the mock says afterwards to `GET` with the key of the pages. */
  readonly look: (path: string) => Promise<{ readonly status: number; readonly body: Json }>;
}

/** The key of every printed command. */
const printedKey = "sf_live_v1_a3Bx9kLmP2qR7wYz4nDfGhJkQpStUvWx";
const printedHost = "https://api.ohallo.eu";
const { contract, bundled } = loadDocument("ohallo", packageRoot);

/** The commands of `fixtures/stories/ohallo-pages.yaml`. */
export function readPrintedCommands(): readonly PrintedCommand[] {
  const text = readFileSync(join(packageRoot, "fixtures", "stories", "ohallo-pages.yaml"), "utf8");
  const pages: unknown = parse(text);
  return asList(pages).flatMap((page) => asList(asObject(page)["commands"]).map(readCommand));
}

function readCommand(node: Json): PrintedCommand {
  const { title, command, answer, failure, differs } = asObject(node);
  return {
    title: asText(title),
    command: asText(command),
    answer,
    failure,
    differs: asList(differs).map(readDifference),
  };
}

function readDifference(node: Json): Difference {
  const { at, printed = null, here = null, because } = asObject(node);
  return { at: asText(at), printed, here, because: asText(because) };
}

function asList(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function asText(value: Json | undefined): string {
  if (typeof value !== "string" || value === "")
    throw new TypeError(`Expected a text, got ${JSON.stringify(value)}`);
  return value;
}

/** The printed answer as a service gives it that agrees with itself. */
export function expectedAnswer({ answer = null, differs }: PrintedCommand): Json {
  return differs.reduce<Json>((answer, { at, here }) => setPointer(answer, at, here), answer);
}

/** The world that `npm start` serves. */
export function growPrintedWorld(): Promise<World> {
  return loadWorld({ contract, bundled, file: undefined, seed: 1, cwd: packageRoot });
}

const runFile = promisify(execFile);

/**
 * Lets a shell run a command against a mock of its own that begins with a world.
 * @param finished takes what is to be done when the test is over
 */
export async function replay(
  command: string,
  world: World,
  finished: (end: () => Promise<void>) => void,
): Promise<Replayed> {
  const now = new Date("2026-04-02T12:00:00.000Z");
  const mock = createMock({ contract, world, now: () => now });
  const server = await listen(mock, { host: "127.0.0.1", port: 0 });
  finished(server.close);
  // curl prints the body; the status is put in a line after it.
  const text = `${command.trimEnd().replaceAll(printedHost, server.url)} -s -w '\\n%{http_code}'`;
  // Without the settings of whoever runs this: a proxy would take the command elsewhere.
  const { stdout } = await runFile("sh", ["-c", text], {
    env: { PATH: process.env["PATH"] },
    timeout: 10_000,
  });
  const end = stdout.lastIndexOf("\n");
  return {
    status: Number(stdout.slice(end + 1)),
    body: readJson(stdout.slice(0, end)),
    look: async (path) => {
      const response = await fetch(server.url + path, { headers: { authorization: `Bearer ${printedKey}` } });
      return { status: response.status, body: readJson(await response.text()) };
    },
  };
}

function readJson(text: string): Json {
  return text === "" ? null : JSON.parse(text);
}
