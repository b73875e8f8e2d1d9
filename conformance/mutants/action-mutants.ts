import { aside } from "./ask-aside.ts";
import { answers, body, when } from "./change-answer.ts";
import { ifRight } from "./if-right.ts";
import { membersOf } from "./json-body.ts";
import type { Mutant, Mutation } from "./mutant.ts";
import { onOperation } from "./on-operation.ts";

const writesWhenRead: Mutation = (right, tools) => {
  let read = 0;
  return async (request) => {
    const answer = await right(request);
    read += 1;
    await aside(right, tools, request).send("PATCH", request.path, { phone: `+457000${1000 + read}` });
    return answer;
  };
};

/** Says that it is done, and does nothing; what names a row that is not there is refused as it should be. */
const onlySays: Mutation = (right, tools) => async (request) => {
  const { accountId } = membersOf(request);
  const named = accountId === undefined ? [] : [`/api/accounts/${String(accountId)}`];
  const rows = [request.path.replace(/\/[a-z-]+$/, ""), ...named];
  const there = await Promise.all(rows.map((path) => aside(right, tools, request).get(path)));
  if (there.includes(undefined)) return right(request);
  return { status: 200, headers: { "content-type": "application/json" }, body: '{"ok":true}' };
};

/** Does what it is asked to, and undoes it at once. */
const undoes =
  (word: string, opposite: string): Mutation =>
  (right, tools) =>
  async (request) => {
    const answer = await right(request);
    const back = request.path.replace(word, opposite);
    if (answer.status === 200) await aside(right, tools, request).send("POST", back);
    return answer;
  };

/** Lets an action go ahead whatever state the row is in. */
const regardless: Mutation = (right) => async (request) => {
  const answer = await right(request);
  return answer.status === 409 ? { ...answer, status: 200, body: '{"ok":true}' } : answer;
};

/** J, the rest. Reads that write, and actions that do not. */
export const actionMutants: readonly Mutant[] = [
  {
    id: "J21",
    title: "a read changes the row",
    only: "getContact/read/*",
    caughtBy: /^getContact\/read\/twice#kept$/,
    mutate: onOperation("getContact", ifRight(writesWhenRead)),
  },
  {
    id: "J22",
    title: "an action says that it is done, and nothing is",
    only: "linkContactToAccount/action/*",
    caughtBy: /^linkContactToAccount\/action\/effect#accountId$/,
    mutate: onOperation("linkContactToAccount", ifRight(onlySays)),
  },
  {
    id: "J22.known",
    title: "an action on a row that nothing lists says that it is done, and nothing is",
    only: "retryChannelProvisioning/action/*",
    caughtBy: /^retryChannelProvisioning\/action\/effect#status$/,
    mutate: onOperation("retryChannelProvisioning", ifRight(onlySays)),
  },
  {
    id: "J22.list",
    title: "an action on a row that only a list shows says that it is done, and nothing is",
    only: "takeOverConversation/action/*",
    caughtBy: /^takeOverConversation\/action\/effect#humanManaged$/,
    mutate: onOperation("takeOverConversation", ifRight(undoes("/take-over", "/release"))),
  },
  {
    id: "J22.state",
    title: "an action goes ahead on a row in a state that it is not for",
    only: "replyToConversation/action/*",
    caughtBy: /^replyToConversation\/action\/other-state#status$/,
    mutate: onOperation("replyToConversation", ifRight(regardless)),
  },
  {
    id: "J22.answer",
    title: "a test of a channel that works says that it does not",
    only: "testChannel/action/*",
    caughtBy: /^testChannel\/action\/reply#due$/,
    mutate: onOperation(
      "testChannel",
      answers(
        when(
          "success",
          body((json) => ({ ...json, ok: json["ok"] !== true })),
        ),
      ),
    ),
  },
];
