import { answers, header, status, when } from "./change-answer.ts";
import type { Mutant, Mutation } from "./mutant.ts";
import { onOperation } from "./on-operation.ts";
import { keyOf, letsIn } from "./with-key.ts";

/** Compares the name of the authentication scheme letter by letter. */
const caseSensitive: Mutation = (right, tools) => (request) => {
  const { scheme } = keyOf(request, tools);
  return right(
    scheme === "Bearer" ? request : { ...request, headers: { ...request.headers, authorization: "" } },
  );
};

/** E. Who may come in at all. */
export const keyMutants: readonly Mutant[] = [
  {
    id: "E1",
    title: "one operation needs no key at all",
    only: "getAccount/key/*",
    caughtBy: /^getAccount\/key\/none#status$/,
    mutate: onOperation(
      "getAccount",
      letsIn(({ scheme }) => scheme === ""),
    ),
  },
  {
    id: "E3",
    title: "any bearer token is taken",
    only: "listContacts/key/*",
    caughtBy: /^listContacts\/key\/garbage#status$/,
    mutate: onOperation(
      "listContacts",
      letsIn(({ scheme, credential }) => scheme === "Bearer" && credential === undefined),
    ),
  },
  {
    id: "E3.scheme",
    title: "a key is taken under whatever authentication scheme",
    only: "getContact/key/*",
    caughtBy: /^getContact\/key\/wrong-scheme#status$/,
    mutate: onOperation(
      "getContact",
      letsIn(({ scheme }) => scheme === "Basic"),
    ),
  },
  {
    id: "E4",
    title: "an expired key is taken",
    only: "updateChannel/key/*",
    caughtBy: /^updateChannel\/key\/expired#status$/,
    mutate: onOperation(
      "updateChannel",
      letsIn(({ credential }) => credential?.state === "expired"),
    ),
  },
  {
    id: "E5",
    title: "a revoked key is taken",
    only: "getContact/key/*",
    caughtBy: /^getContact\/key\/revoked#status$/,
    mutate: onOperation(
      "getContact",
      letsIn(({ credential }) => credential?.state === "revoked"),
    ),
  },
  {
    id: "E6",
    title: "the name of the authentication scheme has to be written in one case",
    only: "getContact/key/*",
    caughtBy: /^getContact\/key\/scheme-case#status$/,
    mutate: onOperation("getContact", caseSensitive),
  },
  {
    id: "E10",
    title: "a request without a key is answered 403 instead of 401",
    only: "getContact/key/*",
    caughtBy: /^getContact\/key\/none#status$/,
    mutate: onOperation("getContact", answers(when(401, status(403), header("www-authenticate", undefined)))),
  },
];
