import type { PageRead } from "./store.ts";

/** The read of a page: all rows of a collection in their lasting order, but for what is said. */
export function pageOf(wish: Partial<PageRead> & Pick<PageRead, "of">): PageRead {
  return {
    kind: "page",
    where: {},
    search: undefined,
    filters: [],
    order: undefined,
    after: undefined,
    offset: 0,
    limit: Number.MAX_SAFE_INTEGER,
    ...wish,
  };
}
