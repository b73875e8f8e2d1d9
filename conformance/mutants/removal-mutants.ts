import type { JsonObject } from "../../spec/index.ts";
import { aside } from "./ask-aside.ts";
import { queryOf } from "./change-request.ts";
import { haunted, type Haunt } from "./haunted.ts";
import { ifRight } from "./if-right.ts";
import { membersOf, withJson } from "./json-body.ts";
import type { Mutant, Mutation } from "./mutant.ts";
import { onOperation } from "./on-operation.ts";
import { pageOf, wholeList } from "./page-of.ts";

/** Answers as if the row were removed, and leaves it. */
const removesNothing =
  (status: number, reply: string): Mutation =>
  (right, tools) =>
  async (request) => {
    const there = await aside(right, tools, request).get(request.path);
    if (there === undefined) return right(request);
    const headers: Record<string, string> = reply === "" ? {} : { "content-type": "application/json" };
    return { status, headers, body: reply };
  };

const readable: Haunt = ({ request, answer, gone }) => {
  const row = gone.find(({ id }) => request.path.endsWith(`/${String(id)}`));
  return answer.status === 404 && row !== undefined ? { ...withJson(answer, row), status: 200 } : answer;
};

/** Puts the rows that are gone before the others, in plain lists or in what a search finds. */
const shown =
  (searched: boolean): Haunt =>
  async ({ request, answer, gone, right }) => {
    const q = queryOf(request, "q")?.toLowerCase();
    if (answer.status !== 200 || (q !== undefined) !== searched) return answer;
    const ghosts = gone.filter((row) => matches(row, q ?? ""));
    return withJson(answer, pageOf([...ghosts, ...(await wholeList(right, request))], request));
  };

const matches = (row: JsonObject, q: string): boolean =>
  [row["name"], row["email"], row["phone"]].some((value) => String(value).toLowerCase().includes(q));

const counted: Haunt = ({ request, answer, gone }) => {
  const page = membersOf(answer);
  const all = answer.status === 200 && queryOf(request, "q") === undefined;
  return all ? withJson(answer, { ...page, total: Number(page["total"]) + gone.length }) : answer;
};

/** J, the end. What is removed. */
export const removalMutants: readonly Mutant[] = [
  {
    id: "J14",
    title: "a removal answers 204 and removes nothing",
    only: "deleteContact/removed/*",
    caughtBy: /^deleteContact\/removed\/read#gone$/,
    mutate: onOperation("deleteContact", ifRight(removesNothing(204, ""))),
  },
  {
    id: "J14.known",
    title: "a removal in a collection that nothing lists removes nothing",
    only: "deleteChannel/removed/*",
    caughtBy: /^deleteChannel\/removed\/read#gone$/,
    mutate: onOperation("deleteChannel", ifRight(removesNothing(200, '{"ok":true}'))),
  },
  {
    id: "J15",
    title: "what was removed can still be read",
    only: "deleteContact/removed/*",
    caughtBy: /^deleteContact\/removed\/read#gone$/,
    mutate: haunted("getContact", readable),
  },
  {
    id: "J16",
    title: "what was removed still stands in the list",
    only: "deleteContact/removed/*",
    caughtBy: /^deleteContact\/removed\/list#listed$/,
    mutate: haunted("listContacts", shown(false)),
  },
  {
    id: "J16.search",
    title: "what was removed is still found by search",
    only: "deleteContact/removed/*",
    caughtBy: /^deleteContact\/removed\/search#listed$/,
    mutate: haunted("listContacts", shown(true)),
  },
  {
    id: "J16.total",
    title: "what was removed is still counted",
    only: "deleteContact/removed/*",
    caughtBy: /^deleteContact\/removed\/total#total$/,
    mutate: haunted("listContacts", counted),
  },
];
