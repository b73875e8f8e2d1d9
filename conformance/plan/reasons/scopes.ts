import type { Operation } from "../../../spec/index.ts";
import { ask } from "../ask.ts";
import { placeThatSurvives } from "../bystander.ts";
import type { Case } from "../case.ts";
import { called, claimRefusal } from "../clauses.ts";
import { silentCase, type Tools } from "../draft.ts";
import type { Reason } from "./reason.ts";

/** Whoever may not do this is not let in, and whoever may do no more than this is: the scopes of `security`, one by one. */
export const scopes: Reason = (_contract, operation, tools) => {
  const asked = operation.security.map((requirement) => requirement.flatMap((use) => use.scopes));
  if (operation.security.length === 0 || operation.security.some((requirement) => requirement.length === 0))
    return [];
  if (asked.some((scopes) => scopes.length === 0)) {
    const heading = {
      operation,
      name: "scope",
      kind: "scope",
      title: `${called(operation)} needs a scope`,
    } as const;
    return [silentCase(heading, "the document names no scope for this operation")];
  }
  // A scope that another way in does without may be lacking.
  const needed = (asked[0] ?? []).filter((scope) => asked.every((scopes) => scopes.includes(scope)));
  return [
    ...needed.map((scope) => lacking(operation, tools, scope)),
    unscoped(operation, tools, needed),
    enough(operation, tools, asked[0] ?? []),
  ];
};

function lacking(operation: Operation, tools: Tools, scope: string): Case {
  const title = `a key that lacks ${scope}`;
  const draft = tools.open({ operation, name: `scope/${scope}/lacking`, kind: "scope", title });
  const step = ask(draft, operation, {
    place: placeThatSurvives(draft, operation),
    changes: { key: { kind: "lacking", scope } },
  });
  claimRefusal(
    draft,
    step,
    operation,
    "scope",
    `${title}, because the document asks for it`,
    `${operation.pointer}/security`,
  );
  return draft.close();
}

function unscoped(operation: Operation, tools: Tools, needed: readonly string[]): Case {
  const title = "a key without any scope";
  const draft = tools.open({ operation, name: "scope/none", kind: "scope", title });
  const step = ask(draft, operation, {
    place: placeThatSurvives(draft, operation),
    changes: { key: { kind: "unscoped" } },
  });
  const why = needed.length === 0 ? title : `${title}, because the document asks for ${needed.join(" and ")}`;
  claimRefusal(draft, step, operation, "scope", why, `${operation.pointer}/security`);
  return draft.close();
}

function enough(operation: Operation, tools: Tools, scopes: readonly string[]): Case {
  const words = scopes.join(" and ");
  const draft = tools.open({
    operation,
    name: "scope/enough",
    kind: "scope",
    title: `a key that has ${words} and nothing else`,
  });
  const place = placeThatSurvives(draft, operation);
  const step = ask(draft, operation, { place, changes: { key: { kind: "only", scopes } } });
  draft.claim(
    "status",
    `${called(operation)} lets in a key that has ${words} and nothing else, because the document asks for no more`,
    `${operation.pointer}/security`,
    { kind: "status", step, of: [], not: ["401", "403", "5XX"] },
  );
  return draft.close();
}
