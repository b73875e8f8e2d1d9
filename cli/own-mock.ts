import { createHttpTarget } from "../conformance/index.ts";
import { createMock, listen } from "../mocks/index.ts";
import type { Loaded } from "./document.ts";
import { Failure } from "./failure.ts";
import type { Opponent, OpponentChoice } from "./opponent.ts";
import { startOwnControl } from "./own-control.ts";
import { loadWorld } from "./world.ts";

/**
 * A mock of the same contract, behind a real socket, so that what is asked is what `counterfoil mock` serves.
 * @throws {Failure} where credentials were given, which such a mock has of its own
 */
export async function startOwnMock(choice: OpponentChoice, loaded: Loaded, cwd: string): Promise<Opponent> {
  const { credentials, seed, timeout, rate } = choice;
  if (credentials !== undefined) {
    throw new Failure(
      "--credentials goes with --target; without it the run asks a mock of its own, and knows its keys",
      2,
    );
  }
  if (loaded.bundled === "control") return await startOwnControl(choice, loaded.contract, cwd);
  const { contract } = loaded;
  const world = await loadWorld({ ...loaded, file: undefined, seed, cwd });
  // Unless the user wants a pace, there is no need to keep anybody waiting.
  const mock = createMock({ contract, world, seed, rates: rate !== undefined });
  const server = await listen(mock, { host: "127.0.0.1", port: 0 });
  const http = createHttpTarget(server.url, { timeoutMs: timeout });
  return {
    name: server.url,
    target: http,
    credentials: await mock.credentials(),
    basePath: contract.basePath,
    close: async () => {
      await http.close();
      await server.close();
    },
  };
}
