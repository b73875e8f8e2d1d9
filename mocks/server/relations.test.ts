import { beforeEach, describe, expect, test } from "vitest";
import { asObject, type Json, type JsonObject } from "../../spec/index.ts";
import { shopsDocument, shopsWorld } from "./shops.test-data.ts";
import { contractOf, tryMock, type Answered, type Trial } from "./trial.suite.ts";

describe("relations", () => {
  let trial: Trial;
  beforeEach(() => {
    trial = tryMock(contractOf(shopsDocument), shopsWorld);
  });
  const ask = async (line: string, json?: Json): Promise<Answered> => {
    const answered = await trial.ask(line, json === undefined ? {} : { json });
    expect({ line, errors: trial.errors, deviations: answered.deviations }).toEqual({
      line,
      errors: [],
      deviations: [],
    });
    return answered;
  };
  const shown = async (line: string, json?: Json): Promise<Json> => (await ask(line, json)).json;

  describe("of rows that are owned", () => {
    test("are made by the path, and not shown", async () => {
      const { status, json } = await ask("POST /shops/s1/racks", { rack: { label: "coffee" } });
      expect([status, json]).toEqual([201, { id: expect.any(String) as unknown, label: "coffee" }]);
      expect(await shown("GET /shops/s1/racks")).toEqual([{ id: "f1", label: "tea", tags: ["hot"] }, json]);
      expect(await shown("GET /shops/s2/racks")).toEqual([]);
    });
    test("keep a row from being seen through another owner", async () => {
      expect((await ask("GET /shops/s1/racks/f1")).status).toBe(200);
      const { status, json } = await ask("GET /shops/s2/racks/f1");
      expect([status, asObject(json)["error"]]).toEqual([404, 'No rack has the id "f1"']);
    });
    test("ask for the owner", async () => {
      for (const line of ["GET /shops/s9/racks", "GET /shops/s9/racks/f1"]) {
        expect((await ask(line)).status).toBe(404);
      }
      expect((await ask("POST /shops/s9/racks", { rack: { label: "x" } })).status).toBe(404);
    });
    test("leave them out of reach when the owner is gone", async () => {
      for (const id of ["o1", "o2"]) await ask(`DELETE /orders/${id}`);
      expect((await ask("DELETE /shops/s1")).status).toBe(204);
      for (const line of ["GET /shops/s1/racks", "GET /shops/s1/racks/f1"]) {
        expect((await ask(line)).status).toBe(404);
      }
    });
  });

  describe("of rows that are only viewed", () => {
    test("show those that name the row", async () => {
      const [first] = (await shown("GET /shops/s1/orders")) as readonly JsonObject[];
      expect(first?.["id"]).toBe("o1");
      expect(await shown("GET /shops/s2/orders")).toEqual([]);
    });
    test("leave them where they are when the row is gone", async () => {
      expect((await ask("DELETE /customers/c1")).status).toBe(204);
      expect(await shown("GET /orders")).toHaveLength(2);
    });
  });

  describe("show in a row", () => {
    test("how many others there are, which came last, and all of them with what these show", async () => {
      expect(await shown("GET /shops")).toEqual([
        {
          id: "s1",
          name: "Corner",
          orderCount: 2,
          latestSum: 20,
          orders: [
            { id: "o1", shopId: "s1", customerId: "c1", customerName: "Mette", sum: 10 },
            { id: "o2", shopId: "s1", customerId: null, customerName: null, sum: 20 },
          ],
        },
        { id: "s2", name: "Harbour", orderCount: 0, latestSum: null, orders: [] },
      ]);
    });
    test("what is true at the time", async () => {
      await ask("POST /orders", { shopId: "s2", customerId: "c1", sum: 7 });
      expect(await shown("GET /shops/s2")).toMatchObject({
        orderCount: 1,
        latestSum: 7,
        orders: [{ customerName: "Mette" }],
      });
    });
    test("nothing of a row that is gone, though the value was stored once", async () => {
      await ask("DELETE /customers/c1");
      expect(await shown("GET /shops/s1/orders")).toMatchObject([{ id: "o1", customerName: null }, {}]);
    });
  });

  test("decide whether a row may go", async () => {
    const { status, json } = await ask("DELETE /shops/s1");
    expect(status).toBe(409);
    expect(json).toEqual({ error: "orderCount must be 0, but is 2", field: "orderCount" });
    expect((await ask("DELETE /shops/s2")).status).toBe(204);
  });

  describe("a value that must be unique", () => {
    test("is refused where another row has it, and the field is named", async () => {
      const { status, json } = await ask("POST /shops/s1/racks", { rack: { label: "tea" } });
      expect([status, asObject(json)["field"]]).toEqual([409, "label"]);
    });
    test("may be kept by its own row", async () => {
      expect((await ask("PATCH /shops/s1/racks/f1", { label: "tea" })).status).toBe(200);
    });
  });

  test("a list that grows takes what is new to it, once", async () => {
    const body = { tags: ["cold", "hot", "cold"] };
    expect(await shown("PATCH /shops/s1/racks/f1", body)).toMatchObject({
      label: "tea",
      tags: ["hot", "cold"],
    });
  });

  describe("PUT on an id that no row has", () => {
    test("makes the row where the document has a 201", async () => {
      expect(await ask("PUT /customers/c7", { name: "Jens" })).toMatchObject({
        status: 201,
        json: { id: "c7", name: "Jens" },
      });
      expect(await shown("GET /customers/c7")).toEqual({ id: "c7", name: "Jens" });
    });
    test("makes nothing where the document has none", async () => {
      expect((await ask("PUT /orders/o9", { sum: 1 })).status).toBe(404);
      expect(await shown("GET /orders")).toHaveLength(2);
    });
    test("makes it once, and then replaces it", async () => {
      await ask("PUT /customers/c7", { name: "Jens" });
      expect(await ask("PUT /customers/c7", { name: "Jonas" })).toMatchObject({
        status: 200,
        json: { name: "Jonas" },
      });
    });
  });
});
