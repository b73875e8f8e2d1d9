import { asObject } from "../../spec/index.ts";
import { aside } from "./ask-aside.ts";
import { members, replaceMembers, when } from "./change-answer.ts";
import { mistakes } from "./change-request.ts";
import { ifRight } from "./if-right.ts";
import { membersOf, withJson } from "./json-body.ts";
import type { Mutant, Mutation } from "./mutant.ts";
import { onOperation } from "./on-operation.ts";

/** Blanks whatever of a contact was not sent and may be blank. */
const replaces = mistakes((sent) => {
  const named = "name" in sent || "firstName" in sent || "lastName" in sent;
  return { ...(named ? {} : { lastName: null }), phone: null, ...sent };
});

/** Blanks the settings of a channel that were not sent. */
const replacesConfig: Mutation = (right, tools) => async (request) => {
  const sent = membersOf(request);
  const before = await aside(right, tools, request).get(request.path);
  const blank = Object.fromEntries(Object.keys(asObject(before?.["config"])).map((name) => [name, null]));
  const config = { ...blank, ...asObject(sent["config"]) };
  return right("config" in sent ? withJson(request, { ...sent, config }) : request);
};

const withoutNulls = mistakes((sent) =>
  Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== null)),
);

/** Answers with the row as it was before. */
const answersStale: Mutation = (right, tools) => async (request) => {
  const before = await aside(right, tools, request).get(request.path);
  const answer = await right(request);
  return answer.status === 200 && before !== undefined ? withJson(answer, before) : answer;
};

const changesAllTheSame: Mutation = (right, tools) => async (request) => {
  const answer = await right(request);
  if (answer.status === 400)
    await aside(right, tools, request).send("PATCH", request.path, { phone: "+4570000000" });
  return answer;
};

/** Sets the time of the last change back at each change. */
const setsBack: Mutation = (right) => {
  const changed = new Set<string>();
  return async (request) => {
    const answer = await right(request);
    if (request.method === "PATCH" && answer.status === 200) changed.add(request.path);
    const back = when("success", members({ updatedAt: "2020-01-01T00:00:00.000Z" }));
    return changed.has(request.path) ? back(answer, request) : answer;
  };
};

/** J, the changes. What is changed, and what else is. */
export const changeMutants: readonly Mutant[] = [
  {
    id: "J5",
    title: "PATCH replaces the row instead of changing it",
    only: "updateContact/merged/*",
    caughtBy: /^updateContact\/merged\/[^#]*#(?:answer-)?kept$/,
    mutate: onOperation("updateContact", ifRight(replaces)),
  },
  {
    id: "J5.nested",
    title: "PATCH replaces an object inside the row instead of changing it",
    only: "updateChannel/merged/*",
    caughtBy: /^updateChannel\/merged\/config#config-kept$/,
    mutate: onOperation("updateChannel", ifRight(replacesConfig)),
  },
  {
    id: "J6",
    title: "PATCH ignores one property",
    only: "updateContact/merged/*",
    caughtBy: /^updateContact\/merged\/phone#phone$/,
    mutate: onOperation(
      "updateContact",
      ifRight(mistakes((sent) => replaceMembers(sent, { phone: undefined }))),
    ),
  },
  {
    id: "J7",
    title: "PATCH answers 200 and changes nothing",
    only: "updateChannel/merged/*",
    caughtBy: /^updateChannel\/merged\/displayName#displayName$/,
    mutate: onOperation("updateChannel", ifRight(mistakes(() => ({})))),
  },
  {
    id: "J8",
    title: "PATCH answers with the row as it was before",
    only: "updateContact/merged/*",
    caughtBy: /^updateContact\/merged\/email#answer-email$/,
    mutate: onOperation("updateContact", ifRight(answersStale)),
  },
  {
    id: "J9",
    title: "PATCH with null does not clear",
    only: "updateContact/merged/*",
    caughtBy: /^updateContact\/merged\/firstName-null#firstName$/,
    mutate: onOperation("updateContact", ifRight(withoutNulls)),
  },
  {
    id: "J12",
    title: "a PATCH that is refused still changes something",
    only: "updateContact/merged/*",
    caughtBy: /^updateContact\/merged\/refused#kept$/,
    mutate: onOperation("updateContact", changesAllTheSame),
  },
  {
    id: "J19",
    title: "a change sets the time of the last change back",
    only: "updateContact/merged/*",
    caughtBy: /^updateContact\/merged\/[^#]*#(?:answer-)?touched$/,
    mutate: onOperation(["updateContact", "getContact"], setsBack),
  },
];
