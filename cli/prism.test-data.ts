import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { asObject } from "../spec/index.ts";
import { contractFile } from "./bundled.ts";

/** A Prism that listens: the independent implementation that our work is held against. */
export interface Prism {
  /** `http://127.0.0.1:45801` */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Milliseconds that Prism may take to begin. */
const patience = 30_000;

/**
 * Run before Prism: tells where it listens. Prism says so itself, but only together with some lines for every request, which take a
 * quarter of its time.
 */
const announcer = `data:text/javascript,${encodeURIComponent(`
  import { subscribe } from "node:diagnostics_channel";
  const tell = ({ server }) => console.log("listening on port " + server.address().port);
  subscribe("tracing:net.server.listen:asyncEnd", tell);
`)}`;

/** Starts a mock of a bundled contract. It answers with the examples of the document, and remembers nothing. */
export function startPrismMock(contract: string): Promise<Prism> {
  return start("mock", contractFile(contract));
}

/** Starts a proxy that answers with an error of its own where a message does not fit a bundled contract. */
export function startPrismProxy(contract: string, upstream: string): Promise<Prism> {
  return start("proxy", contractFile(contract), upstream, "--errors");
}

/** Starts a proxy that lets every message pass, and remarks in a header field what does not fit a bundled contract. */
export function startPrismWitness(contract: string, upstream: string): Promise<Prism> {
  return start("proxy", contractFile(contract), upstream);
}

async function start(...words: readonly string[]): Promise<Prism> {
  const quiet = ["--host", "127.0.0.1", "--port", "0", "--verboseLevel", "fatal"];
  // In production Prism would fork, and the fork would outlive it.
  const child = spawn(process.execPath, ["--import", announcer, findPrism(), ...words, ...quiet], {
    env: { PATH: process.env["PATH"], NODE_ENV: "test" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const kill = (): void => void child.kill();
  process.once("exit", kill);
  const exit = once(child, "exit");
  const close = async (): Promise<void> => {
    process.off("exit", kill);
    child.kill();
    await exit;
  };
  try {
    return { url: await hearAddress(child), close };
  } catch (error) {
    if (child.exitCode === null) await close();
    throw error;
  }
}

function hearAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const fail = (how: string): void => reject(new Error(`Prism ${how}. It said:\n${said}`));
    const timer = setTimeout(() => fail(`did not listen within ${patience} ms`), patience);
    child.once("exit", (code) => fail(`ended with ${code}`));
    const hear = (part: string): void => {
      said += part;
      const [, port] = /listening on port (\d+)\n/.exec(said) ?? [];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(`http://127.0.0.1:${port}`);
    };
    child.stdout?.setEncoding("utf8").on("data", hear);
    child.stderr?.setEncoding("utf8").on("data", hear);
  });
}

function findPrism(): string {
  const require = createRequire(import.meta.url);
  const description = require.resolve("@stoplight/prism-cli/package.json");
  const { bin } = asObject(require(description));
  return join(dirname(description), String(asObject(bin)["prism"]));
}
