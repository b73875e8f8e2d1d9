import type { Contract, Operation } from "../../../spec/index.ts";
import { ask } from "../ask.ts";
import type { Case, KeyChoice } from "../case.ts";
import { called, claimRefusal } from "../clauses.ts";
import { placeThatSurvives } from "../bystander.ts";
import type { Tools } from "../draft.ts";
import { silentCase } from "../draft.ts";
import { successOf } from "../statuses.ts";
import type { Reason } from "./reason.ts";

const refused: readonly (readonly [Exclude<KeyChoice["kind"], "lacking" | "only">, string])[] = [
  ["none", "a request without a credential"],
  ["garbage", "a credential that nobody was given"],
  ["expired", "an expired credential"],
  ["revoked", "a revoked credential"],
  ["wrong-scheme", "a good key under an authentication scheme that the document does not name"],
];

/** Whoever cannot say who they are is not let in: OpenAPI 3.1, section 4.8.30; RFC 9110, section 15.5.2. */
export const keys: Reason = (contract, operation, tools) => {
  if (operation.security.some((requirement) => requirement.length === 0) || operation.security.length === 0) {
    return [open(operation, tools)];
  }
  return [
    ...refused.map(([kind, words]) => refusedCase(contract, operation, tools, kind, words)),
    schemeCase(contract, operation, tools),
  ];
};

function refusedCase(
  contract: Contract,
  operation: Operation,
  tools: Tools,
  kind: (typeof refused)[number][0],
  words: string,
): Case {
  const draft = tools.open({ operation, name: `key/${kind}`, kind: "key", title: words });
  const place = placeThatSurvives(draft, operation);
  const step = ask(draft, operation, { place, changes: { key: { kind } } });
  claimRefusal(draft, step, operation, "unauthenticated", words, `${operation.pointer}/security`);
  const challenge = challengeOf(contract, operation);
  draft.claim(
    "challenge",
    `${called(operation)} says in WWW-Authenticate how to sign in, as every 401 must`,
    "RFC 9110, section 15.5.2",
    { kind: "header", step, name: "WWW-Authenticate", has: challenge, on: "401" },
    challenge.length > 0 ? "must" : "should",
  );
  return draft.close();
}

function schemeCase(contract: Contract, operation: Operation, tools: Tools): Case {
  const name = "key/scheme-case";
  const title = "the name of the authentication scheme in another case";
  const heading = { operation, name, kind: "key", title } as const;
  if (challengeOf(contract, operation).length === 0) {
    return silentCase(heading, "the credential is sent without the name of an authentication scheme");
  }
  const draft = tools.open(heading);
  const step = ask(draft, operation, {
    place: placeThatSurvives(draft, operation),
    changes: { key: { kind: "scheme-case" } },
  });
  draft.claim(
    "status",
    `${called(operation)} takes a good key, in whatever case the name of its scheme is written`,
    "RFC 9110, section 11.1",
    { kind: "status", step, of: [], not: ["401", "403", "5XX"] },
  );
  return draft.close();
}

function open(operation: Operation, tools: Tools): Case {
  const draft = tools.open({
    operation,
    name: "key/none",
    kind: "key",
    title: "a request without a credential",
  });
  const step = ask(draft, operation, { changes: { key: { kind: "none" } } });
  const sentence = `${called(operation)} needs no credential, because the document asks for none`;
  const check = { kind: "status", step, of: successOf(operation), not: ["401", "403"] } as const;
  draft.claim("status", sentence, `${operation.pointer}/security`, check);
  return draft.close();
}

/** The authentication schemes that a 401 may name: RFC 6750, section 3; RFC 7617, section 2. */
function challengeOf(contract: Contract, { security }: Operation): readonly string[] {
  const kinds = security.map((requirement) => contract.schemes[requirement[0]?.scheme ?? ""]?.kind);
  const words = { bearer: "Bearer", oauth2: "Bearer", openIdConnect: "Bearer", basic: "Basic" };
  const [kind] = kinds;
  // With several ways to sign in, any of them may stand in the field.
  if (kinds.length !== 1 || kind === undefined || kind === "apiKey" || kind === "other") return [];
  return [words[kind]];
}
