import type { ListEffect, RequestValues } from "../../../spec/index.ts";
import type { RowOrder } from "../../state/store.ts";

/**
 * The order that a request asks for. A direction alone turns the lasting order round; a value that the contract
 * cannot read leaves it, since what may be sent is for the document's schema to say.
 */
export function orderOf({ sorting }: ListEffect, query: RequestValues["query"]): RowOrder | undefined {
  if (!sorting) return undefined;
  const wish = query[sorting.by];
  const [first] = Array.isArray(wish) ? wish : String(wish ?? "").split(",");
  const name = String(first ?? "");
  const order = Object.hasOwn(sorting.orders, name) ? sorting.orders[name] : undefined;
  const direction = sorting.direction === "" ? undefined : query[sorting.direction];
  if (typeof direction !== "string" || !/^(asc|desc)/i.test(direction)) return order;
  return { property: order?.property, descending: /^desc/i.test(direction) };
}
