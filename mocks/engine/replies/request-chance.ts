import type { Chance } from "../../../spec/index.ts";
import type { Turn } from "../turn.ts";

/** Chance that follows from the seed and from what is asked, so that the same question has the same answer. */
export function requestChance({ sources, request }: Pick<Turn, "sources" | "request">): Chance {
  const { method, path, query, body } = request;
  const text = typeof body === "string" ? body : body.join(" ");
  return sources.chance.fork([method, path, query, text].join("\n"));
}
