import {
  createHttpTarget,
  type Credentials,
  fetchCredentials,
  parseCredentials,
} from "../conformance/index.ts";
import type { Contract } from "../spec/index.ts";
import type { Io } from "./io.ts";
import type { Opponent, OpponentChoice } from "./opponent.ts";
import { readText } from "./read-text.ts";

/**
 * A service at an address.
 * @throws {Failure} where the file with its keys is not there
 * @throws {CredentialsError} where the keys cannot be had or understood
 * @throws {TargetError} where the address is none, or nobody is there to be asked for keys
 */
export async function reachRemote(
  address: string,
  { credentials, timeout }: OpponentChoice,
  contract: Contract,
  io: Io,
): Promise<Opponent> {
  const http = createHttpTarget(address, { timeoutMs: timeout });
  return {
    name: address,
    target: http,
    credentials: await findCredentials(address, credentials, timeout, io),
    basePath: remainingPath(address, contract),
    close: http.close,
  };
}

async function findCredentials(
  address: string,
  wanted: string | undefined,
  timeoutMs: number,
  io: Io,
): Promise<Credentials> {
  if (wanted === undefined) return { credentials: [], known: {}, foreign: {} };
  if (wanted === "mock") return await askMock(new URL(address).origin, timeoutMs);
  const text = readText(wanted, io.cwd, "Give --credentials a path to a credentials file, or mock");
  return parseCredentials(text, wanted, io.env);
}

/** The control API of a mock stands at the root, whatever path the service has. */
async function askMock(origin: string, timeoutMs: number): Promise<Credentials> {
  const root = createHttpTarget(origin, { timeoutMs });
  try {
    return await fetchCredentials(root);
  } finally {
    await root.close();
  }
}

/** `""` where the address ends in the base path already: both ways of giving it are right. */
function remainingPath(address: string, { basePath }: Contract): string {
  return new URL(address).pathname.replace(/\/+$/, "").endsWith(basePath) ? "" : basePath;
}
