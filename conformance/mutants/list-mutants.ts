import type { Json, JsonObject } from "../../spec/index.ts";
import { answers, body, when, type Change } from "./change-answer.ts";
import { overlooks, queryOf, reads, withQuery } from "./change-request.ts";
import { ifRight } from "./if-right.ts";
import type { Mutant, Mutation } from "./mutant.ts";
import { onOperation } from "./on-operation.ts";

const inPage = (change: (page: JsonObject, items: readonly Json[]) => Json): Change =>
  when(
    "success",
    body((page) => change(page, Array.isArray(page["items"]) ? page["items"] : [])),
  );

const everyOtherTurned: Mutation = (right, tools) => {
  const turned = answers(inPage((page, items) => ({ ...page, items: items.toReversed() })))(right, tools);
  let asked = 0;
  return (request) => {
    asked += 1;
    return asked % 2 === 0 ? turned(request) : right(request);
  };
};

/** Passes over one row more than it is told to. */
const countsFromOne = reads((request) => {
  const offset = Number(queryOf(request, "offset") ?? 0);
  return offset > 0 ? withQuery(request, "offset", String(offset + 1)) : request;
});

const capped = reads((request) =>
  Number(queryOf(request, "limit")) > 100 ? withQuery(request, "limit", "100") : request,
);

const twenty = reads((request) =>
  queryOf(request, "limit") === undefined ? withQuery(request, "limit", "20") : request,
);

/** H. Pages, totals and searches. */
export const listMutants: readonly Mutant[] = [
  {
    id: "H1",
    title: "limit is ignored",
    only: "listContacts/pages/*",
    caughtBy: /^listContacts\/pages\/limit#count$/,
    mutate: onOperation("listContacts", ifRight(overlooks("limit"))),
  },
  {
    id: "H2",
    title: "a limit above the maximum is taken, and cut",
    only: "listContacts/limit/*",
    caughtBy: /^listContacts\/limit\/above-maximum#status$/,
    mutate: onOperation("listContacts", capped),
  },
  {
    id: "H4",
    title: "the default of limit is another",
    only: "listContacts/pages/*",
    caughtBy: /^listContacts\/pages\/default#/,
    mutate: onOperation("listContacts", ifRight(twenty)),
  },
  {
    id: "H5",
    title: "offset is ignored",
    only: "listContacts/pages/*",
    caughtBy: /^listContacts\/pages\/from#slice$/,
    mutate: onOperation("listContacts", ifRight(overlooks("offset"))),
  },
  {
    id: "H5.one",
    title: "offset passes over one row too many, so that pages laid end to end lack some",
    only: "listContacts/pages/*",
    caughtBy: /^listContacts\/pages\/(?:from#slice|whole#whole)$/,
    mutate: onOperation("listContacts", ifRight(countsFromOne)),
  },
  {
    id: "H5.cursor",
    title: "the cursor is ignored, so that every page is the first",
    only: "listConversations/pages/*",
    caughtBy: /^listConversations\/pages\/whole#whole$/,
    mutate: onOperation("listConversations", ifRight(overlooks("cursor"))),
  },
  {
    id: "H6",
    title: "total is the number of rows on the page",
    only: "listAccounts/pages/*",
    caughtBy: /^listAccounts\/pages\/(?:whole#(?:whole|steady)|past-end#total)$/,
    mutate: onOperation("listAccounts", answers(inPage((page, items) => ({ ...page, total: items.length })))),
  },
  {
    id: "H9",
    title: "the order is another at every second call",
    only: "listContacts/pages/*",
    caughtBy: /^listContacts\/pages\/order#same-rows$/,
    mutate: onOperation("listContacts", everyOtherTurned),
  },
  {
    id: "H11",
    title: "a filter is ignored",
    only: "listConversations/filter/*",
    caughtBy: /^listConversations\/filter\/status#status$/,
    mutate: onOperation("listConversations", ifRight(overlooks("status"))),
  },
  {
    id: "H11.items",
    title: "a filter is ignored that looks into lists",
    only: "listKbEntries/filter/*",
    caughtBy: /^listKbEntries\/filter\/topics#topics$/,
    mutate: onOperation("listKbEntries", ifRight(overlooks("topics"))),
  },
  {
    id: "H12",
    title: "q is ignored",
    only: "listContacts/search/*",
    caughtBy: /^listContacts\/search\/nonsense#count$/,
    mutate: onOperation("listContacts", overlooks("q")),
  },
];
