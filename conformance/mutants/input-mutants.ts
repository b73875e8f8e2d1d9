import type { HttpRequest, JsonObject } from "../../spec/index.ts";
import type { Target } from "../run/exchange.ts";
import { answers, status, when } from "./change-answer.ts";
import { forgives, inBody, withMembers, withoutQuery } from "./forgives.ts";
import type { Mutant, Mutation } from "./mutant.ts";
import { onOperation } from "./on-operation.ts";
import { overlay } from "./overlay.ts";
import { workspaceOf } from "./workspaces-of.ts";

const newContact = async (right: Target, request: HttpRequest): Promise<JsonObject> => ({
  workspaceId: await workspaceOf(right, request),
  name: "Nobody in Particular",
  email: "nobody@example.com",
});

const newEntry = async (): Promise<JsonObject> => ({
  question: "How heavy is it?",
  answer: "Eleven kilograms.",
  sourceType: "manual",
});

const inCreation = (isMeant: Parameters<typeof forgives>[0]): Mutation =>
  onOperation("createContact", forgives(isMeant, withMembers(newContact)));

/** I. What must be refused, and is not. */
export const inputMutants: readonly Mutant[] = [
  {
    id: "I1",
    title: "nothing is looked at before it is taken",
    only: "createContact/body/*",
    caughtBy: /^createContact\/body\/(?:malformed|absent|wrong-type)#status$/,
    mutate: inCreation(() => true),
  },
  {
    id: "I2",
    title: "a body without a required property is taken",
    only: "createContact/body/*",
    caughtBy: /^createContact\/body\/(?:workspaceId|name|email)\/missing#status$/,
    mutate: inCreation(inBody("required")),
  },
  {
    id: "I3",
    title: "a value of the wrong type is taken",
    only: "createContact/body/*",
    caughtBy: /^createContact\/body\/(?:workspaceId|name|email)\/wrong-type#status$/,
    mutate: inCreation((problem) => inBody("type")(problem) && problem.violation?.value !== null),
  },
  {
    id: "I3.query",
    title: "text in the place of a number in the query is overlooked",
    only: "listContacts/limit/*",
    caughtBy: /^listContacts\/limit\/(?:wrong-type|not-integer)#status$/,
    mutate: onOperation(
      "listContacts",
      forgives(({ name, violation }) => name === "limit" && violation?.keyword === "type", withoutQuery),
    ),
  },
  {
    id: "I4",
    title: "a value that is none of the listed ones is taken",
    only: "createKbEntry/body/sourceType/*",
    caughtBy: /^createKbEntry\/body\/sourceType\/not-in-enum#status$/,
    mutate: onOperation("createKbEntry", forgives(inBody("enum"), withMembers(newEntry))),
  },
  {
    id: "I4.query",
    title: "a value that is none of the listed ones is overlooked in the query",
    only: "listConversations/status/*",
    caughtBy: /^listConversations\/status\/not-in-enum#status$/,
    mutate: onOperation(
      "listConversations",
      forgives(({ violation }) => violation?.keyword === "enum", withoutQuery),
    ),
  },
  {
    id: "I5",
    title: "a text of another length than the document allows is taken",
    only: "createContact/body/*",
    caughtBy: /^createContact\/body\/name\/too-short#status$/,
    mutate: inCreation(inBody("minLength")),
  },
  {
    id: "I5.format",
    title: "an email address that is none is taken",
    only: "createContact/body/*",
    caughtBy: /^createContact\/body\/email\/bad-format#status$/,
    mutate: inCreation((problem) => inBody("format")(problem) && problem.violation?.demand === "email"),
  },
  {
    id: "I6",
    title: "a number below its minimum is taken",
    only: "listContacts/limit/*",
    caughtBy: /^listContacts\/limit\/below-minimum#status$/,
    mutate: onOperation(
      "listContacts",
      forgives(({ violation }) => violation?.keyword === "minimum", withoutQuery),
    ),
  },
  {
    id: "I6.offset",
    title: "an offset below its minimum is taken",
    only: "listAccounts/offset/*",
    caughtBy: /^listAccounts\/offset\/below-minimum#status$/,
    mutate: onOperation(
      "listAccounts",
      forgives(({ name }) => name === "offset", withoutQuery),
    ),
  },
  {
    id: "I9",
    title: "null is taken where it may not stand",
    only: "createContact/body/*",
    caughtBy: /^createContact\/body\/(?:workspaceId|name|email)\/null#status$/,
    mutate: inCreation((problem) => inBody("type")(problem) && problem.violation?.value === null),
  },
  {
    id: "I10",
    title: "a read-only property can be written",
    only: "updateContact/merged/*",
    caughtBy: /^updateContact\/merged\/read-only#kept$/,
    mutate: overlay(["resolutionStatus", "externalRef", "createdAt", "tenantId"]),
  },
  {
    id: "I11",
    title: "an id in the path that is no UUID is answered with 500",
    only: "getContact/id/*",
    caughtBy: /^getContact\/id\/bad-format#status$/,
    mutate: onOperation("getContact", answers(when(400, status(500)))),
  },
  {
    id: "I12",
    title: "JSON is taken under any media type",
    only: "createContact/body/*",
    caughtBy: /^createContact\/body\/wrong-media-type#status$/,
    mutate: inCreation(({ kind }) => kind === "mediaType"),
  },
  {
    id: "I13",
    title: "a request without the body that it must have is taken",
    only: "createContact/body/*",
    caughtBy: /^createContact\/body\/absent#status$/,
    mutate: inCreation(({ kind, in: place }) => kind === "missing" && place === "body"),
  },
];
