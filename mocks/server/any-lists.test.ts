import { beforeEach, describe, expect, test } from "vitest";
import { asObject, type Json, type JsonObject } from "../../spec/index.ts";
import { libraryDocument, libraryWorld } from "./library.test-data.ts";
import { contractOf, tryMock, type Trial } from "./trial.suite.ts";

describe("a list of any service", () => {
  let trial: Trial;
  beforeEach(() => {
    trial = tryMock(contractOf(libraryDocument), libraryWorld);
  });
  const ask = async (line: string): Promise<{ json: Json; headers: Readonly<Record<string, string>> }> => {
    const { status, json, headers, deviations } = await trial.ask(`GET ${line}`);
    expect({ line, status, deviations, errors: trial.errors }).toEqual({
      line,
      status: 200,
      deviations: [],
      errors: [],
    });
    return { json, headers };
  };
  const ids = (rows: Json | undefined): readonly unknown[] => {
    const list: readonly Json[] = Array.isArray(rows) ? rows : [];
    return list.map((row) => asObject(row)["id"]);
  };
  const all = async (query: string): Promise<readonly unknown[]> =>
    ids((await ask(`/books?per_page=100&${query}`)).json);

  describe("is filtered", () => {
    test("by a parameter that is named as a property", async () => {
      expect(await all("genre=novel")).toEqual(["b1", "b4"]);
      expect(await all("genre=poem")).toEqual([]);
    });
    test("by any of several values", async () => {
      expect(await all("genre=novel,play")).toEqual(["b1", "b3", "b4"]);
    });
    test("by what a list of the row includes", async () => {
      expect(await all("tag=old")).toEqual(["b1", "b2"]);
      expect(await all("tag=sand,nothing")).toEqual(["b2"]);
    });
    test("by text that means a boolean", async () => {
      expect(await all("inPrint=false")).toEqual(["b3", "b5"]);
    });
    test("by bounds, a moment being the same in every zone", async () => {
      expect(await all("min_pages=400")).toEqual(["b1", "b2"]);
      expect(await all("created_after=2026-01-04T11:00:00%2B01:00")).toEqual(["b4", "b5"]);
    });
    test("by all of its filters together, and by none that is empty", async () => {
      expect(await all("genre=sf&min_pages=200")).toEqual(["b2"]);
      expect(await all("tag=")).toHaveLength(5);
    });
  });

  describe("is sorted", () => {
    test("by a property, up and down", async () => {
      expect(await all("sort=title")).toEqual(["b5", "b2", "b1", "b3", "b4"]);
      expect(await all("sort=-title")).toEqual(["b4", "b3", "b1", "b2", "b5"]);
    });
    test("by a property under its short name, in a direction of its own", async () => {
      expect(await all("sort=created&direction=desc")).toEqual(["b5", "b4", "b3", "b2", "b1"]);
    });
    test("with ties in their lasting order and rows without the value last", async () => {
      expect(await all("sort=pages")).toEqual(["b3", "b5", "b1", "b2", "b4"]);
      expect(await all("sort=pages&direction=desc")).toEqual(["b2", "b1", "b3", "b5", "b4"]);
    });
    test("in the lasting order turned round where only a direction is sent", async () => {
      expect(await all("direction=desc")).toEqual(["b5", "b4", "b3", "b2", "b1"]);
    });
    test("not at all by what the document does not list", async () => {
      expect((await trial.ask("GET /books?sort=shelf")).status).toBe(400);
    });
  });

  describe("has fields that the document has", () => {
    const links = (headers: Readonly<Record<string, string>>): Record<string, string> =>
      Object.fromEntries(
        (headers["link"] ?? "").split(", ").map((link) => {
          const [, target = "", rel = ""] = /^<http:\/\/127\.0\.0\.1(.*)>; rel="(\w+)"$/.exec(link) ?? [];
          return [rel, target];
        }),
      );
    test("with the number of all matches", async () => {
      expect((await ask("/books?genre=novel&per_page=1")).headers["x-total-count"]).toBe("2");
    });
    test("with links to the other pages, which keep the rest of the query", async () => {
      expect(links((await ask("/books?page=2&genre=novel,sf&per_page=1")).headers)).toEqual({
        first: "/books?page=1&genre=novel%2Csf&per_page=1",
        prev: "/books?page=1&genre=novel%2Csf&per_page=1",
        next: "/books?page=3&genre=novel%2Csf&per_page=1",
        last: "/books?page=4&genre=novel%2Csf&per_page=1",
      });
    });
    test("with links that lead through the whole list", async () => {
      const seen: unknown[] = [];
      for (let next: string | undefined = "/books"; next !== undefined;) {
        const { json, headers } = await ask(next);
        seen.push(...ids(json));
        next = links(headers)["next"];
      }
      expect(seen).toEqual(["b1", "b2", "b3", "b4", "b5"]);
    });
    test("with the way back from beyond the end", async () => {
      const { prev, next } = links((await ask("/books?page=9")).headers);
      expect([prev, next]).toEqual(["/books?page=3", undefined]);
    });
  });

  describe("that is led through by cursors", () => {
    const page = async (query: string): Promise<{ found: readonly unknown[]; page: JsonObject }> => {
      const body = asObject((await ask(`/feed/books?${query}`)).json);
      return { found: ids(body["data"]), page: asObject(body["page"]) };
    };
    const next = async (query: string): Promise<string> => {
      const { nextCursor } = (await page(query)).page;
      return `cursor=${String(nextCursor)}`;
    };
    test("says whether there is more, and on the last page that there is no cursor", async () => {
      expect((await page("")).page).toMatchObject({ hasMore: true, total: 5 });
      expect(await page("limit=5")).toEqual({
        found: ["b1", "b2", "b3", "b4", "b5"],
        page: { nextCursor: null, hasMore: false, total: 5 },
      });
    });
    test("goes on with the right row when rows before it are removed, or its own", async () => {
      const cursor = await next("");
      for (const id of ["b1", "b2"]) await trial.ask(`DELETE /books/${id}`);
      expect((await page(cursor)).found).toEqual(["b3", "b4"]);
    });
    test("goes on with the right row in an order, when rows come in before it", async () => {
      const cursor = `${await next("sort=title")}&sort=title`;
      await trial.ask("POST /books", { json: { id: "b6", title: "Amerika" } });
      await trial.ask("POST /books", { json: { id: "b7", title: "Egmont" } });
      expect((await page(cursor)).page["total"]).toBe(7);
      expect((await page(`${cursor}&limit=9`)).found).toEqual(["b7", "b1", "b3", "b4"]);
    });
    test("refuses a cursor of another order, and one that nobody has given", async () => {
      const cursor = await next("sort=title");
      for (const query of [cursor, "cursor=made-up", "cursor=2"]) {
        const { status, json } = await trial.ask(`GET /feed/books?${query}`);
        const error = expect.stringMatching(/^cursor must be a cursor that a page of this list has given/);
        expect({ status, json }).toEqual({ status: 400, json: { error } });
      }
    });
  });

  describe("that is led through by the ids of its rows", () => {
    const page = async (query: string): Promise<{ found: readonly unknown[]; more: unknown }> => {
      const body = asObject((await ask(`/stripe/books?${query}`)).json);
      return { found: ids(body["data"]), more: body["has_more"] };
    };
    test("goes on after the row that is named", async () => {
      expect(await page("")).toEqual({ found: ["b1", "b2"], more: true });
      expect(await page("starting_after=b2")).toEqual({ found: ["b3", "b4"], more: true });
      expect(await page("starting_after=b4")).toEqual({ found: ["b5"], more: false });
    });
    test("refuses the id of no row", async () => {
      expect((await trial.ask("GET /stripe/books?starting_after=b9")).status).toBe(400);
    });
  });
});
