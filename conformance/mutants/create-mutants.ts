import { isObject, type Json } from "../../spec/index.ts";
import { aside } from "./ask-aside.ts";
import { answers, body, members, when } from "./change-answer.ts";
import { mistakes, queryOf } from "./change-request.ts";
import { ifRight } from "./if-right.ts";
import { membersOf, withJson } from "./json-body.ts";
import type { Mutant, Mutation } from "./mutant.ts";
import { overlooksNewborn } from "./newborn.ts";
import { onOperation } from "./on-operation.ts";
import { asOwner } from "./with-key.ts";
import { workspaceOf } from "./workspaces-of.ts";

const storesNothing: Mutation = (right, tools) => async (request) => {
  const answer = await right(request);
  if (answer.status === 201) {
    await aside(right, tools, request).send("DELETE", `${request.path}/${String(membersOf(answer)["id"])}`);
  }
  return answer;
};

const otherName = mistakes((sent) => ({ ...sent, name: "Somebody Else" }));

/** Stores another name than was sent, and answers as if it had stored that. */
const hidesOtherName: Mutation = (right, tools) => async (request) => {
  const answer = await otherName(right, tools)(request);
  const { name = null } = membersOf(request);
  const [firstName = "", ...rest] = String(name).split(" ");
  const lastName = rest.length === 0 ? null : rest.join(" ");
  return answer.status === 201
    ? withJson(answer, { ...membersOf(answer), name, firstName, lastName })
    : answer;
};

const leavesSomething: Mutation = (right, tools) => async (request) => {
  const answer = await right(request);
  if (answer.status !== 400) return answer;
  const workspaceId = await workspaceOf(right, asOwner(request, tools));
  const leftover = { workspaceId, name: "Left Over", email: "left.over@example.com" };
  await aside(right, tools, request).send("POST", request.path, leftover);
  return answer;
};

const isOf = (ids: ReadonlySet<string>, row: Json): boolean => isObject(row) && ids.has(String(row["id"]));

/** Leaves new contacts out of lists with or without `q`. */
const unlisted = (searched: boolean): Mutation =>
  overlooksNewborn((answer, born, request) => {
    if ((queryOf(request, "q") !== undefined) !== searched) return answer;
    const change = body(({ items, ...page }) => ({
      items: Array.isArray(items) ? items.filter((row) => !isOf(born, row)) : [],
      ...page,
    }));
    return change(answer, request);
  });

const uncounted = overlooksNewborn((answer, born, request) =>
  body((page) => ({ ...page, total: Math.max(0, Number(page["total"]) - born.size) }))(answer, request),
);

/** J, the beginning. What is created. */
export const createMutants: readonly Mutant[] = [
  {
    id: "J1",
    title: "create answers 201 and nothing is stored",
    only: "createContact/created/*",
    caughtBy: /^createContact\/created\/read#found$/,
    mutate: onOperation("createContact", storesNothing),
  },
  {
    id: "J1.list",
    title: "what was created stands in no list",
    only: "createContact/created/*",
    caughtBy: /^createContact\/created\/list#listed$/,
    mutate: unlisted(false),
  },
  {
    id: "J1.search",
    title: "what was created is found by no search",
    only: "createContact/created/*",
    caughtBy: /^createContact\/created\/search-(?:name|email)#listed$/,
    mutate: unlisted(true),
  },
  {
    id: "J1.total",
    title: "what was created is not counted",
    only: "createContact/created/*",
    caughtBy: /^createContact\/created\/total#total$/,
    mutate: uncounted,
  },
  {
    id: "J2",
    title: "create ignores one property",
    only: "createContact/created/*",
    caughtBy: /^createContact\/created\/read#answer-name$/,
    mutate: onOperation("createContact", ifRight(otherName)),
  },
  {
    id: "J2.read",
    title: "create answers with what was sent and stores something else",
    only: "createContact/created/*",
    caughtBy: /^createContact\/created\/read#name$/,
    mutate: onOperation("createContact", ifRight(hidesOtherName)),
  },
  {
    id: "J3",
    title: "create applies another default",
    only: "createContact/created/*",
    caughtBy: /^createContact\/created\/defaults#resolutionStatus$/,
    mutate: onOperation(
      "createContact",
      answers(when("success", members({ resolutionStatus: "crm_resolved" }))),
    ),
  },
  {
    id: "J13",
    title: "a create that is refused leaves something behind",
    only: "createContact/created/*",
    caughtBy: /^createContact\/created\/refused#total$/,
    mutate: onOperation("createContact", leavesSomething),
  },
];
