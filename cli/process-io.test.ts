import { expect, test } from "vitest";
import { createProcessIo } from "./process-io.ts";

test("the first signal is heard once; the next one is left to Node, which ends the process", () => {
  const before = [process.listenerCount("SIGINT"), process.listenerCount("SIGTERM")];
  let heard = 0;
  createProcessIo().onSignal(() => (heard += 1));
  process.emit("SIGINT", "SIGINT");
  expect(heard).toBe(1);
  expect([process.listenerCount("SIGINT"), process.listenerCount("SIGTERM")]).toEqual(before);
});

test("a listener that is taken away hears nothing", () => {
  const before = process.listenerCount("SIGTERM");
  createProcessIo().onSignal(() => {})();
  expect(process.listenerCount("SIGTERM")).toBe(before);
});
