import { evaluateMembers, type Contract, type Json } from "../../spec/index.ts";

/**
 * What a row must have to be named beside the first rows of the other collections that the same body names; `{}` where
 * any row may be.
 * @param of The collection of the row
 * @param name The member of the body that names it
 * @param firstOf The id of the first row of a collection
 */
export async function companyOf(
  { operations }: Contract,
  of: string,
  name: string,
  firstOf: (of: string) => Promise<Json | undefined>,
): Promise<Readonly<Record<string, Json>>> {
  for (const { effect } of operations) {
    if (effect.kind === "none") continue;
    const isMeant = (at: string, row: string): boolean => row === of && at === `/${name}`;
    const need = effect.needs.find(({ row, at, where }) => isMeant(at, row) && Object.keys(where).length > 0);
    if (!need) continue;
    const body: Record<string, Json> = {};
    for (const { row, at } of effect.needs) {
      const [, member] = /^\/([^/]+)$/.exec(at) ?? [];
      const id = member === undefined || isMeant(at, row) ? undefined : await firstOf(row);
      if (member !== undefined && id !== undefined) body[member] = id;
    }
    const request = { method: "", url: "", path: {}, query: {}, header: {}, body };
    return evaluateMembers(need.where, { request });
  }
  return {};
}
