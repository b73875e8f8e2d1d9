import { controlPrefix, createMock, ListenError, listen, type Mock } from "../mocks/index.ts";
import { clockOption } from "./clock-option.ts";
import { createCommand, type Command } from "./command.ts";
import { type Loaded, loadDocument } from "./document.ts";
import type { Io } from "./io.ts";
import { asFailure } from "./failure.ts";
import { describeMock } from "./mock-banner.ts";
import { flag, text, textOr, wholeNumber } from "./option.ts";
import { hookOption } from "./hook-option.ts";
import { overlayOption } from "./overlay-option.ts";
import { watchFiles } from "./watch-files.ts";
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
    overlay: overlayOption,
    seed: seedOption,
    clock: clockOption,
    watch: flag("Take on the document anew at each save; rows stay"),
    hook: hookOption,
    "control-token": text("T", "What the control API asks for; else this machine only"),
    "no-control": flag("Serve no control API"),
    quiet: flag("Print the address only"),
  },
  async run({ document, options }, io) {
    const stopped = new Promise<void>((resolve) => void io.onSignal(resolve));
    const loaded = loadDocument(document, io.cwd, options.overlay);
    const { contract } = loaded;
    const { host, port, seed, clock, hook } = options;
    const world = await loadWorld({ ...loaded, file: options.world, seed, cwd: io.cwd });
    const onError = (error: unknown, operation: string): void => {
      io.err(`${operation}: ${recount(error, io.env["COUNTERFOIL_DEBUG"] === "1").sentence}\n`);
    };
    const token = options["control-token"];
    const control = {
      // Read when it is first asked for: a mock starts without it.
      contract: () => loadDocument("control", io.cwd).contract,
      ...(token === undefined ? {} : { token }),
    };
    const hasControl = !options["no-control"];
    const mock = createMock({
      contract,
      world,
      seed,
      onError,
      document: loaded.document,
      control: hasControl && control,
      hooks: { urls: hook, allow: (url) => hook.includes(url) },
      ...(clock === undefined ? {} : { now: startingAt(clock) }),
    });
    const server = await listen(mock, { host, port }).catch((error: unknown) => {
      throw asFailure(error, [ListenError], 2);
    });
    const controlAt = hasControl ? server.url + controlPrefix : undefined;
    io.out(`${options.quiet ? server.url : describeMock(contract, world, server.url, controlAt)}\n`);
    const again = (): Loaded => loadDocument(document, io.cwd, options.overlay);
    const unwatch = options.watch
      ? watchFiles(loaded.files, io.cwd, () => adopt(mock, again, io))
      : undefined;
    if (!isLoopback(host))
      io.err(`Warning: ${host} is open to the network, and so is everything behind these keys\n`);
    await stopped;
    unwatch?.();
    mock.hooks.close();
    await server.close();
    return 0;
  },
});

/** A clock that shows that moment now, and runs. */
function startingAt(moment: number): () => Date {
  const offset = moment - Date.now();
  return () => new Date(Date.now() + offset);
}

/** Takes on the document as it is now; one that cannot be understood changes nothing but what is said. */
function adopt(mock: Mock, load: () => Loaded, io: Io): void {
  try {
    const { contract, document, files } = load();
    mock.adopt(contract, document);
    io.err(`${files[0] ?? ""} was saved: ${contract.operations.length} operations; the rows stay\n`);
  } catch (error) {
    const { sentence } = recount(error, io.env["COUNTERFOIL_DEBUG"] === "1");
    io.err(`The mock goes on as it was. ${sentence}\n`);
  }
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);
}
