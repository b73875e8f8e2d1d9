import { aside } from "./ask-aside.ts";
import { body, status } from "./change-answer.ts";
import { queryOf } from "./change-request.ts";
import { ifRight } from "./if-right.ts";
import { answerJson, membersOf, withJson } from "./json-body.ts";
import type { Mutant, Mutation } from "./mutant.ts";
import { onOperation } from "./on-operation.ts";
import { pageOf, wholeList } from "./page-of.ts";
import { asOthers, keyOf } from "./with-key.ts";
import { workspaceOf, workspacesOf } from "./workspaces-of.ts";

/** Finds a row that the own tenant does not have among those of the others. */
const reachesOthers: Mutation = (right, tools) => async (request) => {
  const answer = await right(request);
  if (answer.status !== 404) return answer;
  for (const other of asOthers(request, tools)) {
    const found = await right(other);
    if (found.status !== 404) return found;
  }
  return answer;
};

/** Lists the rows of everybody. */
const listsOthers: Mutation = (right, tools) => async (request) => {
  const answer = await right(request);
  const lists = await Promise.all(
    [request, ...asOthers(request, tools)].map((each) => wholeList(right, each)),
  );
  return answerJson(answer, request, pageOf(lists.flat(), request));
};

/** Takes a workspace of another tenant for one of the own: what is refused for that is done all the same. */
const takesForeign: Mutation = (right, tools) => async (request) => {
  const answer = await right(request);
  if (answer.status !== 400) return answer;
  const sent = membersOf(request);
  const others = asOthers(request, tools).map((other) => workspacesOf(right, other));
  const foreign = (await Promise.all(others)).flat().some((id) => id === sent["workspaceId"]);
  if (!foreign) return answer;
  return right(withJson(request, { ...sent, workspaceId: await workspaceOf(right, request) }));
};

/** Stores what the tenant of the run creates under the next one. */
const storesElsewhere: Mutation = (right, tools) => async (request) => {
  const [first] = tools.credentials.credentials;
  const [other] = asOthers(request, tools);
  if (other === undefined) throw new TypeError("Give the run a key of a second tenant.");
  if (keyOf(request, tools).credential?.tenant !== first?.tenant) return right(request);
  const workspaceId = await workspaceOf(right, other);
  return right(withJson(other, { ...membersOf(request), workspaceId }));
};

const showsAnyParent: Mutation = (right, tools) => async (request) => {
  const answer = await right(request);
  const all = await aside(right, tools, request).get("/api/contacts", "limit=100");
  return answer.status === 200 && all !== undefined ? answerJson(answer, request, all) : answer;
};

const tellsForeign: Mutation = (right, tools) => async (request) => {
  const answer = await right(request);
  const found = await Promise.all(asOthers(request, tools).map((other) => right(other)));
  const exists = answer.status === 404 && found.some((other) => other.status === 200);
  const words = body(() => ({ error: "This contact belongs to somebody else" }));
  return exists ? words(status(403)(answer, request), request) : answer;
};

const ifSearched =
  (mutate: Mutation): Mutation =>
  (right, tools) => {
    const wrong = mutate(right, tools);
    return (request) => (queryOf(request, "q") === undefined ? right(request) : wrong(request));
  };

/** G. What a tenant sees of the others. */
export const tenantMutants: readonly Mutant[] = [
  {
    id: "G1",
    title: "a row of another tenant can be read",
    only: "getContact/tenant/*",
    caughtBy: /^getContact\/tenant\/[^#]*#status$/,
    mutate: onOperation("getContact", ifRight(reachesOthers)),
  },
  {
    id: "G1.known",
    title: "a row of another tenant can be read, in a collection that nothing lists",
    only: "getChannel/tenant/*",
    caughtBy: /^getChannel\/tenant\/[^#]*#status$/,
    mutate: onOperation("getChannel", ifRight(reachesOthers)),
  },
  {
    id: "G2",
    title: "a row of another tenant can be changed",
    only: "updateContact/tenant/*",
    caughtBy: /^updateContact\/tenant\/[^#]*#status$/,
    mutate: onOperation("updateContact", ifRight(reachesOthers)),
  },
  {
    id: "G3",
    title: "a row of another tenant can be removed",
    only: "deleteContact/tenant/*",
    caughtBy: /^deleteContact\/tenant\/[^#]*#status$/,
    mutate: onOperation("deleteContact", ifRight(reachesOthers)),
  },
  {
    id: "G4",
    title: "a list shows rows of other tenants",
    only: "listContacts/tenant/*",
    caughtBy: /^listContacts\/tenant\/not-listed#listed$/,
    mutate: onOperation("listContacts", ifRight(listsOthers)),
  },
  {
    id: "G5",
    title: "a search finds rows of other tenants",
    only: "listContacts/tenant/*",
    caughtBy: /^listContacts\/tenant\/not-listed#found$/,
    mutate: onOperation("listContacts", ifRight(ifSearched(listsOthers))),
  },
  {
    id: "G7",
    title: "create takes a row of another tenant in the body",
    only: "createContact/tenant/*",
    caughtBy: /^createContact\/tenant\/workspaceId#status$/,
    mutate: onOperation("createContact", takesForeign),
  },
  {
    id: "G8",
    title: "what is created is stored under another tenant",
    only: "createContact/created/*",
    caughtBy: /^createContact\/created\/read#found$/,
    mutate: onOperation("createContact", ifRight(storesElsewhere)),
  },
  {
    id: "G9",
    title: "the rows below a row are those of every parent",
    only: "listAccountContacts/parent/*",
    caughtBy: /^listAccountContacts\/parent\/only-own#accountId$/,
    mutate: onOperation("listAccountContacts", ifRight(showsAnyParent)),
  },
  {
    id: "G10",
    title: "a row of another tenant is refused otherwise than one that never was",
    only: "getContact/tenant/*",
    caughtBy: /^getContact\/tenant\/other-id#(?:status|like)$/,
    mutate: onOperation("getContact", ifRight(tellsForeign)),
  },
];
