import { describe, expect, test } from "vitest";
import { createPace, type Pace } from "./pace.ts";

/** A pace in a time that only passes where somebody sleeps. */
function inTime(rate: number | undefined): { pace: Pace; slept: number[] } {
  let time = 0;
  const slept: number[] = [];
  const sleep = async (milliseconds: number): Promise<void> => {
    slept.push(milliseconds);
    time += milliseconds;
  };
  return { pace: createPace({ rate, now: () => time, sleep }), slept };
}

function refusal(headers: Readonly<Record<string, string>> = {}): {
  status: number;
  headers: typeof headers;
  body: string;
} {
  return { status: 429, headers, body: "" };
}

describe("the pace of a run", () => {
  test("leaves equal distances between requests, where a rate is given", async () => {
    const { pace, slept } = inTime(4);
    for (let sent = 0; sent < 3; sent += 1) await pace.turn();
    expect(slept).toEqual([250, 250]);
  });

  test("is as fast as the target where none is given", async () => {
    const { pace, slept } = inTime(undefined);
    for (let sent = 0; sent < 3; sent += 1) await pace.turn();
    expect(slept).toEqual([]);
  });

  test.each([
    ["seconds", { "retry-after": "7" }, 7000],
    [
      "a date",
      { "retry-after": "Wed, 21 Oct 2015 07:28:05 GMT", date: "Wed, 21 Oct 2015 07:28:00 GMT" },
      5000,
    ],
    ["no time at all", {}, 1000],
    ["what is none", { "retry-after": "soon" }, 1000],
  ])("waits out a 429 that names %s", async (_, headers, wait) => {
    const { pace, slept } = inTime(undefined);
    expect(await pace.again(refusal(headers))).toBe(true);
    expect(slept).toEqual([wait]);
  });

  test("waits longer each time where nothing is named, and gives up after half a minute", async () => {
    const { pace, slept } = inTime(undefined);
    while (await pace.again(refusal()));
    expect(slept).toEqual([1000, 2000, 4000, 8000]);
    expect(await pace.again(refusal({ "retry-after": "20" }))).toBe(false);
  });

  test("has all its patience again after any other answer", async () => {
    const { pace, slept } = inTime(undefined);
    expect(await pace.again(refusal({ "retry-after": "30" }))).toBe(true);
    expect(await pace.again(refusal({ "retry-after": "1" }))).toBe(false);
    expect(await pace.again({ status: 200, headers: {}, body: "" })).toBe(false);
    expect(await pace.again(refusal({ "retry-after": "30" }))).toBe(true);
    expect(slept).toEqual([30_000, 30_000]);
  });
});
