import { describe, expect, test } from "vitest";
import { createChance } from "../../spec/index.ts";
import type { Row } from "../../fixtures/index.ts";
import { createShelf, type Shelf } from "./shelf.ts";

/** What a shelf must be like, said in the simplest way. */
function createList(
  rows: readonly Row[],
): Pick<Shelf, "put" | "remove"> & { readonly rows: () => readonly Row[] } {
  let list = [...rows];
  return {
    rows: () => list,
    put: (id, row) => {
      const place = list.findIndex((each) => each["id"] === id);
      list = place < 0 ? [...list, row] : list.with(place, row);
    },
    remove: (id) => {
      list = list.filter((each) => each["id"] !== id);
    },
  };
}

function rowsOf(shelf: Shelf): readonly Row[] {
  return shelf.slice(0, shelf.size).map(({ row }) => row);
}

describe("a shelf", () => {
  test.each([0, 1, 30, 3000])("of %i rows is a list, whatever happens to it", (count) => {
    const chance = createChance(`shelf ${count}`);
    const rows = Array.from({ length: count }, (_, index) => ({ id: String(index), was: "first" }));
    const shelf = createShelf(
      rows.map((row) => ({ id: row.id, row })),
      1,
    );
    const list = createList(rows);
    for (let step = 0; step < 3000; step += 1) {
      const id = String(chance.int(0, count + 40));
      if (chance.int(0, 1) === 0) for (const each of [shelf, list]) each.remove(id);
      else for (const each of [shelf, list]) each.put(id, { id, was: step }, step);
    }
    const wanted = list.rows();
    expect(rowsOf(shelf)).toEqual(wanted);
    expect(shelf.size).toBe(wanted.length);
    const visited: Row[] = [];
    shelf.each({}, ({ row }) => visited.push(row));
    expect(visited).toEqual(wanted);
    for (const value of ["first", 5, 2900, "never"]) {
      const found: Row[] = [];
      shelf.each({ was: value }, ({ row }) => found.push(row));
      const having = (rows: readonly Row[]): readonly Row[] => rows.filter(({ was }) => was === value);
      expect(having(found)).toEqual(having(wanted));
    }
    for (let offset = 0; offset <= wanted.length + 3; offset += 7) {
      const page = shelf.slice(offset, 5);
      expect(page.map(({ row }) => row)).toEqual(wanted.slice(offset, offset + 5));
      const counts = page.map(({ number }) => shelf.countUpTo(number));
      expect(counts).toEqual(page.map((_, index) => offset + index + 1));
    }
    for (const row of wanted) expect(shelf.find(String(row["id"]))?.row).toEqual(row);
  });

  test("and its copy share rows, and nothing that happens later", () => {
    const shelf = createShelf([{ id: "a", row: { id: "a" } }], 1);
    shelf.put("b", { id: "b" }, 2);
    const copy = shelf.copy();
    shelf.remove("a");
    copy.put("b", { id: "b", changed: true }, 3);
    expect(rowsOf(shelf)).toEqual([{ id: "b" }]);
    expect(rowsOf(copy)).toEqual([{ id: "a" }, { id: "b", changed: true }]);
  });
});
