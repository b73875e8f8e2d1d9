import { describe, expect, test } from "vitest";
import type { Envelope } from "./effect.ts";
import { compile, listOf, orders } from "./shop.test-data.ts";

function envelopeOf(members: string): Envelope {
  const envelope = `{ type: object, properties: { ${members} } }`;
  return listOf(compile(orders({ envelope })), "listOrders").envelope;
}

const whole = "{ type: integer }";

describe("around the rows of a list", () => {
  test.each<[members: string, envelope: Partial<Envelope>]>([
    ["data: ROWS, nextCursor: { type: string }", { rows: "/data", next: "/nextCursor" }],
    ["data: ROWS, has_more: { type: boolean }", { rows: "/data", more: "/has_more" }],
    [
      "data: ROWS, meta: { type: object, properties: { hasNextPage: { type: boolean } } }",
      { more: "/meta/hasNextPage" },
    ],
    [`items: ROWS, count: ${whole}`, { total: "/count" }],
    [
      `items: ROWS, count: ${whole}, total: ${whole}`,
      { total: "/total", echoes: [{ at: "/count", of: "rows" }] },
    ],
    [
      `items: ROWS, total: ${whole}, limit: ${whole}, offset: ${whole}`,
      {
        echoes: [
          { at: "/limit", of: "limit" },
          { at: "/offset", of: "offset" },
        ],
      },
    ],
    [
      `results: ROWS, pagination: { type: object, properties: { page: ${whole}, per_page: ${whole}, total_pages: ${whole} } }`,
      {
        echoes: [
          { at: "/pagination/page", of: "page" },
          { at: "/pagination/per_page", of: "limit" },
          { at: "/pagination/total_pages", of: "pages" },
        ],
      },
    ],
  ])("%s", (members, envelope) => {
    expect(envelopeOf(members)).toMatchObject(envelope);
  });

  test("what is not there is not made up", () => {
    expect(envelopeOf("data: ROWS, page: { type: string }")).toEqual({
      rows: "/data",
      total: undefined,
      next: undefined,
      fixed: {},
    });
  });
});
