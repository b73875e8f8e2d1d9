import type { Json } from "../../spec/index.ts";
import type { Exchange } from "../run/exchange.ts";
import { isSuccess, rowsAt } from "./answer.ts";
import type { Evidence } from "./check.ts";

/** The rows of all pages that a step brought. */
export interface Pages {
  readonly rows: readonly Json[];
  /** The first answer that is not a page of rows. */
  readonly bad: Exchange | undefined;
  /** The walk ended before the list did. */
  readonly cut: boolean;
}

/** Lays the pages of a step end to end; `size` is that of a full page, 0 where the list has no pages. */
export function pagesOf(evidence: Evidence, step: string, pointer: string, size: number): Pages {
  const exchanges = evidence.exchanges[step] ?? [];
  const pages = exchanges.map((exchange) =>
    isSuccess(exchange.response?.status) ? rowsAt(exchange, pointer) : undefined,
  );
  const rows = pages.flatMap((page) => page ?? []);
  const bad = exchanges[pages.indexOf(undefined)];
  return { rows, bad, cut: size > 0 && (pages.at(-1)?.length ?? 0) >= size };
}
