import { answers, header, status, text, when, type Change } from "./change-answer.ts";
import { jsonOf } from "./json-body.ts";
import type { Mutant } from "./mutant.ts";
import { onOperation } from "./on-operation.ts";

const failsOnBrokenJson: Change = (answer, request) =>
  request.body !== "" && jsonOf(request) === undefined && answer.status === 400
    ? { ...answer, status: 500 }
    : answer;

/** A. The status that does not fit the cause. */
export const statusMutants: readonly Mutant[] = [
  {
    id: "A1",
    title: "create answers 200 instead of 201",
    only: "createContact/success/*",
    caughtBy: /^createContact\/success\/[^#]*#status$/,
    mutate: onOperation("createContact", answers(when("success", status(200)))),
  },
  {
    id: "A2",
    title: "a removal answers 204 without a body instead of 200 with one",
    only: "deleteChannel/success/*",
    caughtBy: /^deleteChannel\/success\/[^#]*#status$/,
    mutate: onOperation(
      "deleteChannel",
      answers(when("success", status(204), header("content-type", undefined), text(""))),
    ),
  },
  {
    id: "A3",
    title: "read of a missing id answers 200 with an error body",
    only: "getContact/unknown/*",
    caughtBy: /^getContact\/unknown\/id#status$/,
    mutate: onOperation("getContact", answers(when(404, status(200)))),
  },
  {
    id: "A4",
    title: "read of a missing id answers 400, which the document has for other causes",
    only: "getContact/unknown/*",
    caughtBy: /^getContact\/unknown\/id#status$/,
    mutate: onOperation("getContact", answers(when(404, status(400)))),
  },
  {
    id: "A6",
    title: "invalid input is answered with an undocumented 422",
    only: "createContact/body/*",
    caughtBy: /^createContact\/body\/[^#]*#status$/,
    mutate: onOperation("createContact", answers(when(400, status(422)))),
  },
  {
    id: "A7",
    title: "invalid input is answered with 500",
    only: "updateContact/body/*",
    caughtBy: /^updateContact\/body\/[^#]*#status$/,
    mutate: onOperation("updateContact", answers(when(400, status(500)))),
  },
  {
    id: "A8",
    title: "a conflict with the state of a row is answered 400 instead of 409",
    only: "takeOverConversation/action/*",
    caughtBy: /^takeOverConversation\/action\/other-state#status$/,
    mutate: onOperation("takeOverConversation", answers(when(409, status(400)))),
  },
  {
    id: "A9",
    title: "malformed JSON is answered with 500",
    only: "createContact/body/malformed*",
    caughtBy: /^createContact\/body\/malformed#status$/,
    mutate: onOperation("createContact", answers(failsOnBrokenJson)),
  },
];
