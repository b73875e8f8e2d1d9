import type { Io } from "./io.ts";

/** A world for one command, in memory. */
export interface TestIo extends Io {
  readonly written: { out: string; err: string };
  /** What Ctrl-C does. */
  readonly signal: () => void;
}

export function createTestIo(given: Partial<Io> = {}): TestIo {
  const written = { out: "", err: "" };
  const listeners = new Set<() => void>();
  return {
    out: (text) => void (written.out += text),
    err: (text) => void (written.err += text),
    env: {},
    cwd: process.cwd(),
    colour: false,
    terminal: false,
    onSignal(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ...given,
    written,
    signal: () => {
      const heard = [...listeners];
      listeners.clear();
      for (const listener of heard) listener();
    },
  };
}
