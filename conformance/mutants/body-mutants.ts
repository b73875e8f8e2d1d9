import type { Json, JsonObject } from "../../spec/index.ts";
import { answers, body, members, replaceMembers, rows, when } from "./change-answer.ts";
import { queryOf } from "./change-request.ts";
import { membersOf } from "./json-body.ts";
import type { Mutant, Mutation } from "./mutant.ts";
import { onOperation } from "./on-operation.ts";

const inSuccess = (change: Parameters<typeof body>[0]): Mutation => answers(when("success", body(change)));
const asText = (row: JsonObject, name: string): JsonObject =>
  replaceMembers(row, { [name]: String(row[name]) });

/** B. A success body that its schema does not allow. */
export const bodyMutants: readonly Mutant[] = [
  {
    id: "B1",
    title: "a required property is missing",
    only: "getContact/success/*",
    caughtBy: /^getContact\/success\/[^#]*#body$/,
    mutate: onOperation("getContact", answers(when("success", members({ tenantId: undefined })))),
  },
  {
    id: "B2",
    title: "a number is written as text",
    only: "listContacts/success/*",
    caughtBy: /^listContacts\/success\/[^#]*#body$/,
    mutate: onOperation(
      "listContacts",
      inSuccess((page) => asText(page, "total")),
    ),
  },
  {
    id: "B3",
    title: "null stands where it may not",
    only: "getAccount/success/*",
    caughtBy: /^getAccount\/success\/[^#]*#body$/,
    mutate: onOperation("getAccount", answers(when("success", members({ name: null })))),
  },
  {
    id: "B4",
    title: "a value stands outside its enum",
    only: "getChannel/success/*",
    caughtBy: /^getChannel\/success\/[^#]*#body$/,
    mutate: onOperation("getChannel", answers(when("success", members({ status: "asleep" })))),
  },
  {
    id: "B6",
    title: "an id is no UUID",
    only: "getContact/success/*",
    caughtBy: /^getContact\/success\/[^#]*#body$/,
    mutate: onOperation("getContact", answers(when("success", members({ id: "contact-42" })))),
  },
  {
    id: "B7",
    title: "a time is not written as RFC 3339 has it",
    only: "getContact/success/*",
    caughtBy: /^getContact\/success\/[^#]*#body$/,
    mutate: onOperation("getContact", answers(when("success", members({ createdAt: "2026-02-10 08:30" })))),
  },
  {
    id: "B8",
    title: "a number is below its minimum",
    only: "listAccounts/success/*",
    caughtBy: /^listAccounts\/success\/[^#]*#body$/,
    mutate: onOperation(
      "listAccounts",
      answers(
        when(
          "success",
          rows((row) => ({ ...row, contactCount: -1 })),
        ),
      ),
    ),
  },
  {
    id: "B10",
    title: "an array comes where an object is due",
    only: "listAccountContacts/success/*",
    caughtBy: /^listAccountContacts\/success\/[^#]*#body$/,
    mutate: onOperation(
      "listAccountContacts",
      inSuccess((page): Json => page["items"] ?? []),
    ),
  },
  {
    id: "B11",
    title: "only the second row of a list is wrong",
    only: "listContacts/success/*",
    caughtBy: /^listContacts\/success\/[^#]*#body$/,
    mutate: onOperation(
      "listContacts",
      answers(
        when(
          "success",
          rows((row) => ({ ...row, updatedAt: "today" }), 1),
        ),
      ),
    ),
  },
  {
    id: "B13",
    title: "the answer is wrong only when an optional property was sent",
    only: "updateContact/*",
    caughtBy: /^updateContact\/success\/full#body$/,
    mutate: onOperation(
      "updateContact",
      inSuccess((row, request) =>
        typeof membersOf(request)["phone"] === "string" ? { ...row, phone: 45 } : row,
      ),
    ),
  },
  {
    id: "B14",
    title: "the answer is wrong only for one of the values that a parameter may have",
    only: "listConversations/status/*",
    caughtBy: /^listConversations\/status\/accepts-abandoned#body$/,
    mutate: onOperation(
      "listConversations",
      inSuccess((page, request) =>
        queryOf(request, "status") === "abandoned" ? { conversations: page["data"] ?? [] } : page,
      ),
    ),
  },
  {
    id: "B16",
    title: "what is write-only stands in the answer to the request that sent it",
    only: "storeChannelCredentials/*",
    caughtBy: /^storeChannelCredentials\/secret\//,
    mutate: onOperation(
      "storeChannelCredentials",
      inSuccess((row, request) => ({ ...membersOf(request), ...row })),
    ),
  },
];
