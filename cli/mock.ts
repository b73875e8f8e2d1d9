import { createMock, ListenError, listen } from "../mocks/index.ts";
import { createCommand, type Command } from "./command.ts";
import { loadDocument } from "./document.ts";
import { asFailure } from "./failure.ts";
import { describeMock } from "./mock-banner.ts";
import { flag, text, textOr, wholeNumber } from "./option.ts";
import { recount } from "./recount.ts";
import { seedOption } from "./seed-option.ts";
import { loadWorld } from "./world.ts";

/** Serves a document: a service that keeps what it is told, until it is stopped. */
export const mock: Command = createCommand({
  name: "mock",
  usage: "[document] [options]",
  about: [
    "Serves a stateful mock: what is created is found, what is deleted is gone, each",
    "key sees its own tenant. Prints address, tenants and keys; Ctrl-C stops it.",
  ],
  examples: ["counterfoil mock", "counterfoil mock my-api.yaml --port 0 --world my-api.world.yaml"],
  options: {
    port: wholeNumber("N", "Port to listen on; 0 takes any that is free", 4010, { from: 0, to: 65_535 }),
    host: textOr("HOST", "Address to listen on", "127.0.0.1"),
    world: text("FILE", "Tenants, rows and keys to start with; bundled: their own"),
    seed: seedOption,
    quiet: flag("Print the address only"),
  },
  async run({ document, options }, io) {
    const stopped = new Promise<void>((resolve) => void io.onSignal(resolve));
    const { contract, bundled } = loadDocument(document, io.cwd);
    const world = await loadWorld({
      contract,
      bundled,
      file: options.world,
      seed: options.seed,
      cwd: io.cwd,
    });
    const { host, port } = options;
    const onError = (error: unknown, operation: string): void => {
      io.err(`${operation}: ${recount(error, io.env["COUNTERFOIL_DEBUG"] === "1").sentence}\n`);
    };
    const server = await listen(createMock({ contract, world, seed: options.seed, onError }), {
      host,
      port,
    }).catch((error: unknown) => {
      throw asFailure(error, [ListenError], 2);
    });
    io.out(`${options.quiet ? server.url : describeMock(contract, world, server.url)}\n`);
    if (!isLoopback(host))
      io.err(`Warning: ${host} is open to the network, and so is everything behind these keys\n`);
    await stopped;
    await server.close();
    return 0;
  },
});

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);
}
