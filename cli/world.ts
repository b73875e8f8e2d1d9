import { existsSync } from "node:fs";
import { growWorld, parseWorldDefinition, type World, WorldError } from "../fixtures/index.ts";
import type { Contract } from "../spec/index.ts";
import { worldFile } from "./bundled.ts";
import { asFailure } from "./failure.ts";
import { readText, shortPath } from "./read-text.ts";

/** What a world is grown from. */
export interface WorldChoice {
  readonly contract: Contract;
  /** The name of the bundled contract; `undefined` for a document of the user's own. */
  readonly bundled: string | undefined;
  /** The world that the user named; `undefined`: the one that comes with the contract, or the plain one. */
  readonly file: string | undefined;
  readonly seed: number;
  readonly cwd: string;
}

/**
 * Grows the world that a mock starts with.
 * @throws {Failure} where there is no such file, or no world can be grown from it
 */
export async function loadWorld({ contract, bundled, file, seed, cwd }: WorldChoice): Promise<World> {
  const path = file ?? ownWorld(bundled, cwd);
  const advice = "Give --world a path to a world definition, such as my-api.world.yaml";
  const text = path === undefined ? plain : readText(path, cwd, advice);
  try {
    return await growWorld(contract, parseWorldDefinition(text, path ?? "the plain world"), seed);
  } catch (error) {
    throw asFailure(error, [WorldError], 2);
  }
}

function ownWorld(bundled: string | undefined, cwd: string): string | undefined {
  if (bundled === undefined) return undefined;
  const path = worldFile(bundled);
  return existsSync(path) ? shortPath(path, cwd) : undefined;
}

/** Keys and no rows. The second tenant is there so that the run can try to reach over the fence. */
const plain = `
world: plain
clock: "2025-01-01T00:00:00Z"
keys: { pattern: "key_[A-Za-z0-9]{32}" }
tenants: { default: {}, other: {} }
`;
