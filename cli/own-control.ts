import { createHttpTarget } from "../conformance/index.ts";
import { createMock, listen } from "../mocks/index.ts";
import type { Contract } from "../spec/index.ts";
import { defaultContract } from "./bundled.ts";
import { loadDocument } from "./document.ts";
import { firstRequest } from "./first-request.ts";
import type { Opponent, OpponentChoice } from "./opponent.ts";
import { loadWorld } from "./world.ts";

/** What opens the control API of a mock that is up for the length of a run. */
const token = "control-token-of-this-run";

/**
 * The control API of a mock of the default contract, behind a real socket, with what a run needs to know: the token,
 * and what stands in its world.
 */
export async function startOwnControl(
  { seed, timeout }: Pick<OpponentChoice, "seed" | "timeout">,
  control: Contract,
  cwd: string,
): Promise<Opponent & { readonly errors: readonly unknown[] }> {
  const loaded = loadDocument(defaultContract, cwd);
  const { contract, document } = loaded;
  const world = await loadWorld({ ...loaded, file: undefined, seed, cwd });
  const errors: unknown[] = [];
  const mock = createMock({
    contract,
    world,
    seed,
    document,
    control: { contract: () => control, token },
    onError: (error) => errors.push(error),
  });
  const server = await listen(mock, { host: "127.0.0.1", port: 0 });
  const http = createHttpTarget(server.url, { timeoutMs: timeout });
  // So that the journal has something to show.
  const request = firstRequest(contract, world);
  if (request) await http(request);
  const [tenant] = world.tenants;
  const [collection = "", rows = []] = Object.entries(tenant?.rows ?? {})[0] ?? [];
  const full = { tenant: "mock", scheme: "controlToken", scopes: [], state: "active" } as const;
  return {
    name: server.url,
    target: http,
    basePath: control.basePath,
    credentials: {
      credentials: [{ ...full, name: "token", value: token }],
      known: {
        from: ["main"],
        tenant: [tenant?.name ?? ""],
        collection: [collection],
        rowId: rows.map((row) => String(row["id"])),
      },
      foreign: {},
    },
    errors,
    close: async () => {
      await http.close();
      await server.close();
    },
  };
}
