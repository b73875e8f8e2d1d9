import { expect, test } from "vitest";
import { createClock } from "./clock.ts";

function start(): {
  tick: (milliseconds: number) => void;
  clock: ReturnType<typeof createClock>;
  at: () => string;
} {
  let real = Date.parse("2026-01-01T00:00:00.000Z");
  const clock = createClock(() => new Date(real));
  return {
    clock,
    at: () => clock.now().toISOString().slice(11, 19),
    tick: (milliseconds) => (real += milliseconds),
  };
}

test("a clock runs like the real one", () => {
  const { at, tick } = start();
  tick(5000);
  expect(at()).toBe("00:00:05");
});

test("a clock that was set runs on from there", () => {
  const { clock, at, tick } = start();
  clock.set(new Date("2030-06-01T12:00:00.000Z"));
  tick(1000);
  expect(at()).toBe("12:00:01");
});

test("a frozen clock stands, can be advanced, and runs on from where it stood", () => {
  const { clock, at, tick } = start();
  clock.freeze();
  tick(60_000);
  expect([clock.frozen(), at()]).toEqual([true, "00:00:00"]);
  clock.advance(3_600_000);
  tick(60_000);
  expect(at()).toBe("01:00:00");
  clock.run();
  tick(1000);
  expect([clock.frozen(), at()]).toEqual([false, "01:00:01"]);
});
