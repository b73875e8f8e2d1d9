import { deny, type Denial } from "./denial.ts";
import { personal } from "./offer.ts";

/** What a token may do. */
export type Scopes = { readonly kind: "scopes"; readonly scopes: readonly string[] } | Denial;

/**
 * Narrows what was asked for to what the client holds (RFC 6749, section 3.3). Who asks for nothing gets all of it.
 * @param offered what the flow of the document offers
 * @param held what the client's own key may do; `undefined`: all
 */
export function narrow(
  asked: string | undefined,
  offered: readonly string[],
  held: readonly string[] | undefined,
): Scopes {
  const mine = offered.filter((scope) => !held || held.includes(scope) || personal.includes(scope));
  const words = [...new Set((asked ?? "").split(" ").filter((word) => word !== ""))];
  if (words.length === 0) return { kind: "scopes", scopes: [...new Set(mine)] };
  const unknown = words.find((word) => !offered.includes(word));
  if (unknown !== undefined) {
    const list = offered.length === 0 ? "none" : [...new Set(offered)].join(", ");
    return deny("invalid_scope", `The scope '${unknown}' is not to be had; this flow offers: ${list}`);
  }
  const scopes = words.filter((word) => mine.includes(word));
  if (scopes.length > 0) return { kind: "scopes", scopes };
  return deny("invalid_scope", `The client holds none of the scopes asked for: ${words.join(", ")}`);
}
