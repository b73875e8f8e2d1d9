import type { Operation } from "../../../spec/index.ts";
import { ask } from "../ask.ts";
import { placeThatSurvives } from "../bystander.ts";
import type { Case } from "../case.ts";
import { claimRefusal } from "../clauses.ts";
import { silentCase, type Tools } from "../draft.ts";
import { bodyContentOf } from "../reading.ts";
import type { Reason } from "./reason.ts";

/** A body that cannot be read, one of a type that nobody asked for, and none at all. */
export const bodies: Reason = (_contract, operation, tools) => {
  if (bodyContentOf(operation) === undefined) return [];
  return [...malformed(operation, tools), ...strange(operation, tools), absent(operation, tools)];
};

function malformed(operation: Operation, tools: Tools): readonly Case[] {
  const content = bodyContentOf(operation);
  if (content === undefined || !/[/+]json\b/i.test(content.mediaType)) return [];
  const title = "a body that is not JSON";
  const draft = tools.open({ operation, name: "body/malformed", kind: "input", title });
  const place = placeThatSurvives(draft, operation);
  const step = ask(draft, operation, {
    place,
    changes: { raw: '{"name": "Ada', mediaType: content.mediaType },
  });
  claimRefusal(draft, step, operation, "malformed", title, content.pointer);
  return [draft.close()];
}

function strange(operation: Operation, tools: Tools): readonly Case[] {
  const contents = operation.body?.contents ?? [];
  const mediaType = ["text/plain", "application/xml", "application/octet-stream"].find(
    (type) => !takes(contents, type),
  );
  if (mediaType === undefined) return [];
  // All else about the body is right, so that a service which does not look at its type takes it.
  const title = `a body of the media type ${mediaType}`;
  const draft = tools.open({ operation, name: "body/wrong-media-type", kind: "input", title });
  const place = placeThatSurvives(draft, operation);
  const step = ask(draft, operation, { place, changes: { mediaType } });
  const pointer = `${operation.body?.pointer ?? operation.pointer}/content`;
  claimRefusal(draft, step, operation, "mediaType", `${title}, which the document does not name`, pointer);
  return [draft.close()];
}

function absent(operation: Operation, tools: Tools): Case {
  const heading = { operation, name: "body/absent", kind: "input", title: "no body" } as const;
  if (operation.body?.required !== true)
    return silentCase(heading, "the document lets the body be left out, and does not say what follows");
  const draft = tools.open(heading);
  const step = ask(draft, operation, {
    place: placeThatSurvives(draft, operation),
    changes: { body: undefined },
  });
  const pointer = `${operation.body.pointer}/required`;
  claimRefusal(
    draft,
    step,
    operation,
    "absentBody",
    "a request without a body, because the document requires one",
    pointer,
  );
  return draft.close();
}

function takes(contents: readonly { readonly mediaType: string }[], type: string): boolean {
  const range = `${type.split("/")[0] ?? ""}/*`;
  return contents.some(({ mediaType }) => mediaType === type || mediaType === "*/*" || mediaType === range);
}
