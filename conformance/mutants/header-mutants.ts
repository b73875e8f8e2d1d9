import { answers, header, when } from "./change-answer.ts";
import type { Mutant } from "./mutant.ts";
import { onOperation } from "./on-operation.ts";

/** C. Media type and header fields. */
export const headerMutants: readonly Mutant[] = [
  {
    id: "C1",
    title: "a body has no Content-Type",
    only: "getContact/success/*",
    caughtBy: /^getContact\/success\/[^#]*#mediaType$/,
    mutate: onOperation("getContact", answers(when("success", header("content-type", undefined)))),
  },
  {
    id: "C2",
    title: "a JSON body is called text/plain",
    only: "listContacts/success/*",
    caughtBy: /^listContacts\/success\/[^#]*#mediaType$/,
    mutate: onOperation("listContacts", answers(when("success", header("content-type", "text/plain")))),
  },
  {
    id: "C2.refusal",
    title: "a refusal has another media type than the document gives for it",
    only: "getContact/unknown/*",
    caughtBy: /^getContact\/unknown\/id#mediaType$/,
    mutate: onOperation("getContact", answers(when(404, header("content-type", "text/html")))),
  },
  {
    id: "C4",
    title: "a header field that the document requires is missing",
    only: "testChannel/key/*",
    caughtBy: /^testChannel\/key\/none#header$/,
    mutate: onOperation("testChannel", answers(when(401, header("www-authenticate", undefined)))),
  },
  {
    id: "C9",
    title: "401 does not say in WWW-Authenticate how to sign in",
    only: "getAccount/key/*",
    caughtBy: /^getAccount\/key\/none#challenge$/,
    mutate: onOperation("getAccount", answers(when(401, header("www-authenticate", undefined)))),
  },
  {
    id: "C9.scheme",
    title: "WWW-Authenticate names an authentication scheme that the operation does not take",
    only: "getAccount/key/*",
    caughtBy: /^getAccount\/key\/none#challenge$/,
    mutate: onOperation(
      "getAccount",
      answers(when(401, header("www-authenticate", 'Basic realm="accounts"'))),
    ),
  },
  {
    id: "C10",
    title: "405 comes without Allow",
    only: "*/protocol/undeclared-method",
    caughtBy: /\/protocol\/undeclared-method#allow$/,
    mutate: answers(when(405, header("allow", undefined))),
  },
];
