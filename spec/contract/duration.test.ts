import { expect, test } from "vitest";
import { parseDuration } from "./duration.ts";

test.each([
  ["PT5S", 5],
  ["PT0.5S", 0.5],
  ["PT1M", 60],
  ["PT1H30M", 5_400],
  ["P1D", 86_400],
  ["P1W", 604_800],
  ["P1DT1S", 86_401],
  ["PT0S", 0],
])("%s takes %d seconds", (text, seconds) => {
  expect(parseDuration(text)).toBe(seconds);
});

test.each(["", "P", "PT", "P1DT", "5s", "P1M", "P1Y", "PT-5S", "pt5s", "P1D2W"])(
  "%j is no duration",
  (text) => {
    expect(parseDuration(text)).toBeUndefined();
  },
);
