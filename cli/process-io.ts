import type { Io } from "./io.ts";

const signals = ["SIGINT", "SIGTERM"] as const;

/** The real world: this process. Colour as `NO_COLOR` and `FORCE_COLOR` wish, else where a person is looking. */
export function createProcessIo(): Io {
  const { stdout, stderr, env } = process;
  for (const stream of [stdout, stderr]) stream.on("error", endWhereNobodyReads);
  const terminal = stdout.isTTY === true;
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    env,
    cwd: process.cwd(),
    colour: (env["NO_COLOR"] ?? "") === "" && (terminal || (env["FORCE_COLOR"] ?? "0") !== "0"),
    terminal,
    onSignal(listener) {
      // Once one has come, both are left to Node, which ends the process at the next.
      const remove = (): void => {
        for (const signal of signals) process.off(signal, receive);
      };
      const receive = (): void => {
        remove();
        listener();
      };
      for (const signal of signals) process.on(signal, receive);
      return remove;
    },
  };
}

/** `counterfoil explain | head` closes the pipe early; that is nobody's fault. */
function endWhereNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
  process.exit();
}
