import { isObject, type JsonObject } from "../../spec/index.ts";
import { body, replaceMembers } from "./change-answer.ts";
import { membersOf } from "./json-body.ts";
import type { Mutation } from "./mutant.ts";

/** Writes properties into a contact that no client may write, from whatever is sent, and shows them from then on. */
export function overlay(properties: readonly string[]): Mutation {
  return (right) => {
    const written = new Map<string, JsonObject>();
    return async (request) => {
      const answer = await right(request);
      const success = answer.status >= 200 && answer.status < 300;
      if (!success || !request.path.startsWith("/api/contacts")) return answer;
      const sent = Object.entries(membersOf(request)).filter(([name]) => properties.includes(name));
      const id = String(membersOf(answer)["id"]);
      if (sent.length > 0) written.set(id, { ...written.get(id), ...Object.fromEntries(sent) });
      const show = (row: JsonObject): JsonObject => replaceMembers(row, written.get(String(row["id"])) ?? {});
      return body((json) => {
        const items = json["items"];
        return Array.isArray(items)
          ? { ...json, items: items.map((item) => (isObject(item) ? show(item) : item)) }
          : show(json);
      })(answer, request);
    };
  };
}
