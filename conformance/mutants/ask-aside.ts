import type { HttpRequest } from "../../spec/index.ts";
import type { Target } from "../run/exchange.ts";
import { membersOf } from "./json-body.ts";
import type { Tools } from "./mutant.ts";
import { asOwner } from "./with-key.ts";
import type { Json, JsonObject } from "../../spec/index.ts";

/** Puts questions of its own to the right service, in the name of the caller but with a key that opens everything. */
export interface Aside {
  readonly get: (path: string, query?: string) => Promise<JsonObject | undefined>;
  readonly send: (method: string, path: string, body?: Json) => Promise<void>;
}

/** @param about the request that the service is about to answer wrongly */
export function aside(right: Target, tools: Tools, about: HttpRequest): Aside {
  const authorization = asOwner(about, tools).headers["authorization"] ?? "";
  return {
    get: async (path, query = "") => {
      const answer = await right({ method: "GET", path, query, headers: { authorization }, body: "" });
      return answer.status === 200 ? membersOf(answer) : undefined;
    },
    send: async (method, path, body) => {
      const type = body === undefined ? {} : { "content-type": "application/json" };
      const headers = { authorization, ...type };
      await right({ method, path, query: "", headers, body: body === undefined ? "" : JSON.stringify(body) });
    },
  };
}
