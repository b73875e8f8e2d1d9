import { describe, expect, test } from "vitest";
import { readCursor, writeCursor } from "./cursor.ts";

describe("a cursor", () => {
  test.each([null, 4.5, "Jens Ød 😀", true])("carries the value %j through an address", (value) => {
    const cursor = writeCursor({ value, number: 7 }, "list");
    expect(cursor).toMatch(/^[\w-]+$/);
    expect(readCursor(cursor, "list")).toEqual({ value, number: 7 });
  });
  test("opens only the list that it is of", () => {
    const cursor = writeCursor({ value: null, number: 7 }, "list");
    expect(readCursor(cursor, "another list")).toBeUndefined();
  });
  test.each(["", "20", "???", btoa("from:x"), btoa(`{"number":7,"value":null}`), 3, null])(
    "is not %j, which nobody has given",
    (text) => expect(readCursor(text, "list")).toBeUndefined(),
  );
});
