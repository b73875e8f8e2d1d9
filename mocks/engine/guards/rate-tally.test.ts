import { describe, expect, test } from "vitest";
import { countOne, tally, type Burst, type Tally } from "./rate-tally.ts";

const rate = { limit: 3, seconds: 10 };

/** What is remembered after requests at these milliseconds. */
function after(...moments: readonly number[]): readonly Burst[] {
  return moments.reduce<readonly Burst[]>((bursts, at) => countOne(tally(rate, bursts, at), at).bursts, []);
}

const at = (now: number, bursts: readonly Burst[]): Pick<Tally, "remaining" | "freeAt"> => {
  const { remaining, freeAt } = tally(rate, bursts, now);
  return { remaining, freeAt };
};

describe("the tally of a rate", () => {
  test("is full after as many requests as the limit says, and not before", () => {
    expect(at(0, [])).toEqual({ remaining: 3, freeAt: 0 });
    expect(at(2000, after(0, 2000))).toEqual({ remaining: 1, freeAt: 10_000 });
    expect(at(2000, after(0, 1000, 2000))).toEqual({ remaining: 0, freeAt: 10_000 });
  });

  test("slides: each request counts until its own time has passed", () => {
    const bursts = after(0, 4000, 8000);
    expect(at(9999, bursts).remaining).toBe(0);
    expect(at(10_000, bursts)).toEqual({ remaining: 1, freeAt: 14_000 });
    expect(at(18_000, bursts).remaining).toBe(3);
  });

  test("never lets more through within any window, and remembers little", () => {
    const most = { limit: 100, seconds: 10 };
    let bursts: readonly Burst[] = [];
    const passed: number[] = [];
    for (let now = 0; now < 60_000; now += 37) {
      const here = tally(most, bursts, now);
      if (here.remaining === 0) continue;
      bursts = countOne(here, now).bursts;
      passed.push(now);
      expect(bursts.length).toBeLessThanOrEqual(22);
    }
    for (const start of passed)
      expect(passed.filter((each) => each >= start && each < start + 10_000).length).toBeLessThanOrEqual(100);
    expect(passed.length).toBeGreaterThan(500);
  });

  test("forgets what a clock that was put back has made future", () => {
    expect(at(0, after(50_000, 50_001, 50_002))).toEqual({ remaining: 3, freeAt: 0 });
  });
});
