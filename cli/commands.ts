import type { Command } from "./command.ts";

/** A command by name; what it needs is loaded only where it runs, so that none waits for what another needs. */
export interface Listed {
  readonly name: string;
  /** What it does, in a few words. */
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

/** What counterfoil does, in the order in which the help tells it. */
export const commands: readonly Listed[] = [
  {
    name: "mock",
    summary: "Serve a stateful mock of a document",
    load: async () => (await import("./mock.ts")).mock,
  },
  {
    name: "conform",
    summary: "Hold a live service to every clause of a document",
    load: async () => (await import("./conform.ts")).conform,
  },
  {
    name: "explain",
    summary: "Show what each operation is taken to do, and why",
    load: async () => (await import("./explain.ts")).explain,
  },
];
