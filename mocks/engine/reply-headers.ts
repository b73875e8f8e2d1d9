import { sample, type Chance, type Headers, type Reply } from "../../spec/index.ts";

/**
 * The fields that a reply promises: what is known of them, and for those that must be there and are not known a value
 * that fits.
 */
export function fillHeaders(reply: Reply, known: Headers, chance: Chance): Headers {
  const filled: Record<string, string> = {};
  for (const { name, required, schema } of reply.headers) {
    const value = known[name] ?? (required ? sample(schema.json, chance) : undefined);
    if (value !== undefined) filled[name] = typeof value === "string" ? value : JSON.stringify(value);
  }
  return filled;
}
