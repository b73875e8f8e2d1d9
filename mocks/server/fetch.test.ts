import { describe, expect, test } from "vitest";
import { toFetch } from "./fetch.ts";
import { tryOhallo } from "./trial.suite.ts";

describe("a mock as a fetch function", () => {
  test("answers standard requests with standard responses", async () => {
    const { mock, key } = await tryOhallo();
    const fetch = toFetch(mock);
    const headers = {
      authorization: `Bearer ${key("nordic-parts", "full")}`,
      "content-type": "application/json",
    };
    const url = "https://api.ohallo.eu/api/contacts";

    const found = await fetch(new Request(`${url}?q=henrik`, { headers }));
    expect(found.status).toBe(200);
    expect(await found.json()).toMatchObject({ items: [{ name: "Henrik Larsen" }], total: 1 });

    const body = JSON.stringify({
      workspaceId: "a1b2c3d4-e5f6-7890-abcd-ef1234567890",
      name: "A B",
      email: "a@b.dk",
    });
    const created = await fetch(new Request(url, { method: "POST", headers, body }));
    expect(created.status).toBe(201);
    const { id } = (await created.json()) as { id: string };
    const gone = await fetch(new Request(`${url}/${id}`, { method: "DELETE", headers }));
    expect({ status: gone.status, body: await gone.text() }).toEqual({ status: 204, body: "" });
    expect((await fetch(new Request(`${url}/${id}`, { method: "HEAD", headers }))).status).toBe(404);
  });
});
