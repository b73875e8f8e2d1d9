import { describe, expect, test } from "vitest";
import { createChance } from "./chance.ts";

describe("chance", () => {
  test("is the same for the same seed, on every machine", () => {
    const chance = createChance("counterfoil");
    expect([chance.int(0, 999), chance.int(0, 999), chance.text(6, "abcdef"), chance.uuid()]).toEqual([
      640,
      92,
      "faeabc",
      "52e06918-c0a5-42a8-a886-c2b80518633f",
    ]);
  });

  test("of a fork does not hang on what was drawn before", () => {
    const drawn = createChance("seed");
    drawn.int(0, 9);
    expect(drawn.fork("rows").uuid()).toBe(createChance("seed").fork("rows").uuid());
    expect(drawn.fork("rows").uuid()).not.toBe(drawn.fork("keys").uuid());
  });

  test("draws evenly, both ends included", () => {
    const chance = createChance("dice");
    const counts = new Map<number, number>();
    for (let roll = 0; roll < 6000; roll += 1) {
      const face = chance.int(1, 6);
      counts.set(face, (counts.get(face) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(Math.min(...counts.values())).toBeGreaterThan(850);
  });

  test("makes UUIDs of version 4", () => {
    const chance = createChance("ids");
    const ids = new Set(Array.from({ length: 200 }, () => chance.uuid()));
    expect(ids.size).toBe(200);
    for (const id of ids)
      expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });

  test("cannot pick from nothing", () => {
    expect(() => createChance("x").pick([])).toThrow(RangeError);
  });
});
