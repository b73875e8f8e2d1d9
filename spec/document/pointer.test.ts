import { describe, expect, test } from "vitest";
import { formatPointer, getPointer, parsePointer, setPointer } from "./pointer.ts";

// RFC 6901, section 5.
const document = { foo: ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, " ": 7, "m~n": 8 };
const table: readonly [pointer: string, value: unknown][] = [
  ["", document],
  ["/foo", ["bar", "baz"]],
  ["/foo/0", "bar"],
  ["/", 0],
  ["/a~1b", 1],
  ["/c%d", 2],
  ["/ ", 7],
  ["/m~0n", 8],
  ["/foo/2", undefined],
  ["/foo/x", undefined],
  ["/toString", undefined],
];

describe("JSON Pointer", () => {
  test.each(table)("%j leads where RFC 6901 says", (pointer, value) => {
    expect(getPointer(document, pointer)).toEqual(value);
  });

  test.each(table)("%j is written again as it was read", (pointer) => {
    expect(formatPointer(parsePointer(pointer))).toBe(pointer);
  });

  test("putting a value copies the way to it and nothing else", () => {
    const before = { a: { b: 1 }, c: [1, 2] };
    const after = setPointer(before, "/c/1", 9);
    expect(after).toEqual({ a: { b: 1 }, c: [1, 9] });
    expect(before.c).toEqual([1, 2]);
    expect(setPointer({}, "/data/items", [])).toEqual({ data: { items: [] } });
  });
});
