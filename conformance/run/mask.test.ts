import { describe, expect, test } from "vitest";
import { createMask, openPart } from "./mask.ts";

const key = "sf_test_v1_Zk3nQ8Zk3nQ8Zk3nQ8Zk3nQ8Zk3nQ8Zk";

describe("a mask", () => {
  test("leaves of a key only what every key shows", () => {
    expect(openPart(key)).toBe("sf_test_v1_");
    expect(createMask([key])(`key ${key}, again ${key}.`)).toBe("key sf_test_v1_***, again sf_test_v1_***.");
  });

  test("knows a secret however it is spelt", () => {
    const mask = createMask(['me:pass "w" /å']);
    const spelt = [
      Buffer.from('me:pass "w" /å').toString("base64"),
      encodeURIComponent('me:pass "w" /å'),
      JSON.stringify({ value: 'me:pass "w" /å' }),
    ].join(" ");
    expect(mask(spelt)).toBe('*** *** {"value":"***"}');
  });

  test("takes the longer of two secrets that begin alike", () => {
    expect(createMask(["abc", "abcdef"])("abcdef abc")).toBe("*** ***");
  });

  test("hides bearer tokens that nobody gave us, save the harmless", () => {
    const mask = createMask([], ["not-a-real-key-1"]);
    expect(mask("authorization: Bearer eyJhbGciOi.eyJzdWIi.abc_-")).toBe("authorization: Bearer ***");
    expect(mask("authorization: Bearer not-a-real-key-1")).toBe("authorization: Bearer not-a-real-key-1");
  });

  test("leaves a challenge as it is", () => {
    const challenge = 'Bearer realm="counterfoil", error="invalid_token", error_description="expired"';
    expect(createMask([key])(challenge)).toBe(challenge);
    expect(createMask([])('Bearer error_description="the key has expired"')).toBe(
      'Bearer error_description="the key has expired"',
    );
  });

  test("does nothing where nothing is secret", () => {
    expect(createMask(["", key])("a ** b")).toBe("a ** b");
  });
});
