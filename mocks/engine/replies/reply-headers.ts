import { sample, shapeOf, type Chance, type Headers, type Reply } from "../../../spec/index.ts";

/**
 * The fields that a reply promises: what is known of them, and for those that must be there and are not known an
 * example or a value that fits.
 * @param which `all`: those that need not be there have such values too.
 */
export function fillHeaders(
  reply: Reply,
  known: Headers,
  chance: Chance,
  which: "required" | "all" = "required",
): Headers {
  const filled: Record<string, string> = {};
  for (const { name, required, schema } of reply.headers) {
    const needed = required || which === "all";
    const [example] = needed && known[name] === undefined ? shapeOf(schema.json).examples : [];
    const value = known[name] ?? (needed ? (example ?? sample(schema.json, chance)) : undefined);
    if (value !== undefined) filled[name] = typeof value === "string" ? value : JSON.stringify(value);
  }
  return filled;
}
