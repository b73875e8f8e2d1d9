import { asObject, type HttpRequest } from "../../spec/index.ts";
import type { Target } from "../run/exchange.ts";
import { jsonOf } from "./json-body.ts";

/** The ids of the workspaces that the sender of a request sees. */
export async function workspacesOf(right: Target, { headers }: HttpRequest): Promise<readonly string[]> {
  const { authorization = "" } = headers;
  const question = {
    method: "GET",
    path: "/api/workspaces",
    query: "",
    headers: { authorization },
    body: "",
  };
  const rows = jsonOf(await right(question));
  return Array.isArray(rows) ? rows.map((row) => String(asObject(row)["id"])) : [];
}

/**
 * The first of them.
 * @throws {TypeError} where there is none: a fault that needs a workspace would not show, and prove nothing
 */
export async function workspaceOf(right: Target, request: HttpRequest): Promise<string> {
  const [first] = await workspacesOf(right, request);
  if (first === undefined) throw new TypeError("Give the tenant of this key a workspace: it sees none.");
  return first;
}
