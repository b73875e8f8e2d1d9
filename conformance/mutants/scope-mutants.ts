import type { Credential } from "../run/credentials.ts";
import { answers, header, status, when } from "./change-answer.ts";
import type { Mutant, Mutation } from "./mutant.ts";
import { onOperation } from "./on-operation.ts";
import { letsIn } from "./with-key.ts";

/** Lets in whoever has an active key with such scopes, whatever the document asks for. */
function opensTo(enough: (scopes: Credential["scopes"]) => boolean): Mutation {
  return letsIn(({ credential }) => credential?.state === "active" && enough(credential.scopes));
}

/** F. What a key opens. */
export const scopeMutants: readonly Mutant[] = [
  {
    id: "F2",
    title: "the scope of one operation is not asked for",
    only: "getContact/scope/*",
    caughtBy: /^getContact\/scope\/[^#]*#status$/,
    mutate: onOperation(
      "getContact",
      opensTo(() => true),
    ),
  },
  {
    id: "F3",
    title: "the scope to read opens an operation that writes",
    only: "createContact/scope/*",
    caughtBy: /^createContact\/scope\/[^#]*#status$/,
    mutate: onOperation(
      "createContact",
      opensTo((scopes) => scopes.includes("contacts:read")),
    ),
  },
  {
    id: "F4",
    title: "the scope of a neighbour opens an operation that has a scope of its own",
    only: "listAccountContacts/scope/*",
    caughtBy: /^listAccountContacts\/scope\/[^#]*#status$/,
    mutate: onOperation(
      "listAccountContacts",
      opensTo((scopes) => scopes.includes("contacts:read")),
    ),
  },
  {
    id: "F7",
    title: "a key with no scopes is let in",
    only: "getChannel/scope/*",
    caughtBy: /^getChannel\/scope\/[^#]*#status$/,
    mutate: onOperation(
      "getChannel",
      opensTo((scopes) => scopes.length === 0),
    ),
  },
  {
    id: "F8",
    title: "a scope that is missing is answered 401",
    only: "updateChannel/scope/*",
    caughtBy: /^updateChannel\/scope\/[^#]*#status$/,
    mutate: onOperation(
      "updateChannel",
      answers(when(403, status(401), header("www-authenticate", "Bearer"))),
    ),
  },
  {
    id: "F9",
    title: "a scope that is missing is answered 404",
    only: "deleteContact/scope/*",
    caughtBy: /^deleteContact\/scope\/[^#]*#status$/,
    mutate: onOperation("deleteContact", answers(when(403, status(404)))),
  },
];
