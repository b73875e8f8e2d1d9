import type { Operation, Paging } from "../../../spec/index.ts";
import type { Case } from "../case.ts";
import { called } from "../clauses.ts";
import { silentCase, type Draft, type Tools } from "../draft.ts";
import { placeOf } from "../provision.ts";
import { names, refusalOf } from "../statuses.ts";
import { stockList } from "../stock-list.ts";
import { asLister, listOnce, walkList, type Lister } from "../walk-list.ts";
import type { Reason } from "./reason.ts";

/** Beyond the end of any list. */
const FAR = 1_000_000;
/** Rows on a page of the walk through the whole list, and after how many pages it stops. */
const SMALL = 5;
const MANY = 40;

/** A list comes in pages that fit together. */
export const pages: Reason = (_contract, operation, tools) => {
  if (operation.effect.kind !== "list") return [];
  const { paging } = operation.effect;
  const scene = { operation, tools };
  if (paging === undefined) return [whole(scene), order(scene), unpaged(operation)];
  return [
    ...(paging.limit === "" ? [] : [limit(scene, paging)]),
    ...(paging.limit === "" || paging.size === undefined ? [] : [preset(scene, paging, paging.size)]),
    ...(paging.kind === "cursor" || paging.limit === "" || paging.from === ""
      ? []
      : [offset(scene, paging), pastEnd(scene, paging)]),
    ...(paging.kind === "cursor" && paging.from !== "" ? [unknownCursor(scene, paging)] : []),
    paging.from === "" ? onePage(scene) : whole(scene),
    order(scene),
  ];
};

interface Scene {
  readonly operation: Operation;
  readonly tools: Tools;
}

function limit(scene: Scene, { limit }: Paging): Case {
  return listCase(scene, "pages/limit", `${limit}=2`, (draft, lister, path) => {
    const step = listOnce(draft, lister, { name: "page", path, query: { [limit]: 2 } });
    const check = { kind: "count", step, rows: lister.effect.envelope.rows, least: 0, most: 2 } as const;
    draft.claim(
      "count",
      `${called(scene.operation)} shows no more than ${limit} rows`,
      scene.operation.pointer,
      check,
    );
  });
}

function preset(scene: Scene, { limit }: Paging, size: number): Case {
  return listCase(scene, "pages/default", `no ${limit}`, (draft, lister, path) => {
    const as = listOnce(draft, lister, { name: "explicit", path, query: { [limit]: size } });
    const step = listOnce(draft, lister, { name: "page", path });
    const check = {
      kind: "same-rows",
      step,
      as,
      rows: lister.effect.envelope.rows,
      key: lister.key,
    } as const;
    draft.claim(
      "same-rows",
      `${called(scene.operation)} without ${limit} is the same as with ${limit}=${size}, its default`,
      scene.operation.pointer,
      check,
    );
  });
}

function offset(scene: Scene, { limit, from, kind }: Paging): Case {
  // The second page of two rows begins where two rows end; an offset of one begins where one row ends.
  const place = kind === "page" ? { value: 2, skips: 2 } : { value: 1, skips: 1 };
  return listCase(scene, "pages/from", `${from}=${place.value}`, (draft, lister, path) => {
    const of = listOnce(draft, lister, { name: "start", path, query: { [limit]: 4 } });
    const step = listOnce(draft, lister, { name: "page", path, query: { [limit]: 2, [from]: place.value } });
    const check = {
      kind: "slice",
      step,
      of,
      rows: lister.effect.envelope.rows,
      key: lister.key,
      from: place.skips,
    } as const;
    draft.claim(
      "slice",
      `${called(scene.operation)} with ${from}=${place.value} begins after ${place.skips} rows`,
      scene.operation.pointer,
      check,
    );
  });
}

function pastEnd(scene: Scene, { limit, from }: Paging): Case {
  return listCase(scene, "pages/past-end", `${from}=${FAR}`, (draft, lister, path) => {
    const { rows, total } = lister.effect.envelope;
    const since = listOnce(draft, lister, { name: "start", path, query: { [limit]: 1 } });
    const step = listOnce(draft, lister, { name: "page", path, query: { [limit]: 1, [from]: FAR } });
    draft.claim(
      "count",
      `${called(scene.operation)} shows an empty page past the end`,
      scene.operation.pointer,
      { kind: "count", step, rows, least: 0, most: 0 },
    );
    if (total === undefined) return;
    draft.claim(
      "total",
      `the total of ${called(scene.operation)} is the same past the end`,
      scene.operation.pointer,
      { kind: "total", step, at: total, since, by: 0 },
    );
  });
}

function unknownCursor({ operation, tools }: Scene, { from }: Paging): Case {
  const title = `a ${from} that no page has given`;
  const heading = { operation, name: "pages/unknown-cursor", kind: "list", title } as const;
  if (!names(operation, "400", "422", "4XX"))
    return silentCase(heading, `the document has no refusal for a ${from} that is none`);
  const draft = tools.open(heading);
  const { path } = placeOf(draft, operation, "see", "own");
  const lister = asLister(draft, operation);
  if (lister === undefined) return draft.close();
  const step = listOnce(draft, lister, {
    name: "page",
    path,
    query: { [from]: "counterfoil-has-no-such-page" },
  });
  // The document has the refusal, but no word says that it is meant for this.
  draft.claim(
    "status",
    `${called(operation)} refuses ${title}`,
    `${operation.pointer}/responses`,
    { kind: "status", step, of: refusalOf(operation, "input"), not: [] },
    "should",
  );
  return draft.close();
}

function whole(scene: Scene): Case {
  return listCase(scene, "pages/whole", "pages laid end to end", (draft, lister, path) => {
    const { rows, total } = lister.effect.envelope;
    const { step, size } = walkList(draft, lister, { name: "page", path }, SMALL, MANY);
    const check = { kind: "whole", step, size, rows, key: lister.key, total } as const;
    const sentence = `the pages of ${called(scene.operation)}, laid end to end, are the whole list once`;
    draft.claim(
      "whole",
      total === undefined ? sentence : `${sentence}, as many rows as its total says`,
      scene.operation.pointer,
      check,
    );
    if (total === undefined || size === 0) return;
    draft.claim(
      "steady",
      `the total of ${called(scene.operation)} is the same on every page`,
      scene.operation.pointer,
      { kind: "steady", step, at: total },
    );
  });
}

function onePage({ operation }: Scene): Case {
  const heading = { operation, name: "pages/whole", kind: "list", title: "pages laid end to end" } as const;
  return silentCase(
    heading,
    "the document has a parameter for how many rows there are to be, and none for further ones",
  );
}

function order(scene: Scene): Case {
  return listCase(scene, "pages/order", "the same request twice", (draft, lister, path) => {
    const as = listOnce(draft, lister, { name: "first", path });
    const step = listOnce(draft, lister, { name: "page", path });
    const check = {
      kind: "same-rows",
      step,
      as,
      rows: lister.effect.envelope.rows,
      key: lister.key,
    } as const;
    draft.claim(
      "same-rows",
      `${called(scene.operation)} shows the same rows in the same order when nothing has changed`,
      scene.operation.pointer,
      check,
    );
  });
}

function unpaged(operation: Operation): Case {
  const heading = {
    operation,
    name: "pages/limit",
    kind: "list",
    title: `${called(operation)} comes in pages`,
  } as const;
  return silentCase(heading, "the document has no parameters for pages of this list");
}

type Fill = (draft: Draft, lister: Lister, path: ReturnType<typeof placeOf>["path"]) => void;

/** Opens a case about a list that has some rows, where rows can be made. */
function listCase({ operation, tools }: Scene, name: string, title: string, fill: Fill): Case {
  const draft = tools.open({ operation, name, kind: "list", title, alone: true });
  const { path } = placeOf(draft, operation, "see", "own");
  const lister = asLister(draft, operation);
  if (lister === undefined) return draft.close();
  stockList(draft, operation, lister);
  fill(draft, lister, path);
  return draft.close();
}
