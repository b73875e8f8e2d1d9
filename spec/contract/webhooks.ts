import { asObject, isObject, type Json, type JsonObject } from "../json.ts";
import { suggest } from "../nearest.ts";
import { formatPointer } from "../document/pointer.ts";
import { compileCondition } from "./conditions.ts";
import type { Happening, Webhook } from "./contract.ts";
import { inferHappening } from "./infer-happening.ts";
import { misspelt } from "./misspelt.ts";
import { attempt } from "./attempt.ts";
import { type MessageReader } from "./messages.ts";
import { quote } from "./node-text.ts";
import { methods } from "./methods.ts";
import type { Node, Reader } from "./reader.ts";
import type { Survey } from "./survey.ts";
import { compileTemplate } from "./template.ts";
import { unknownWord } from "./unknown-word.ts";

const words = ["on", "body"];
const kinds = ["created", "changed", "removed"] as const;

/** The requests that the service itself sends, and what brings each about. OpenAPI 3.1, section 4.8.1. */
export function readWebhooks(reader: Reader, messages: MessageReader, survey: Survey): readonly Webhook[] {
  return reader.members(reader.member(reader.root, "webhooks")).flatMap(([name, pathItem]) =>
    methods.flatMap((method): Webhook[] => {
      const node = reader.member(pathItem, method.toLowerCase());
      if (!isObject(node.value)) return [];
      const said = readWords(reader, node);
      const at = (word: string): string => `${node.pointer}/x-counterfoil${formatPointer([word])}`;
      const { on, body } = said;
      return [
        {
          name,
          method,
          content: messages.sent(node),
          on:
            on === undefined ? inferHappening(name, survey) : declaredHappening(reader, at("on"), on, survey),
          body: body === undefined ? undefined : attempt(reader, at("body"), () => compileTemplate(body)),
          pointer: node.pointer,
        },
      ];
    }),
  );
}

function readWords(reader: Reader, operation: Node): JsonObject {
  const node = reader.member(operation, "x-counterfoil");
  if (node.value === undefined) return {};
  if (!isObject(node.value))
    reader.report(node.pointer, `x-counterfoil must be an object, but is ${quote(node)}`);
  for (const word of Object.keys(asObject(node.value))) {
    if (!words.includes(word))
      reader.report(node.pointer + formatPointer([word]), unknownWord(word, "a webhook", words));
  }
  return asObject(node.value);
}

/** `{ changed: conversations, when: { status: [closed] } }`; `false` where nothing of ours brings it about. */
function declaredHappening(
  reader: Reader,
  pointer: string,
  json: Json,
  survey: Survey,
): Happening | undefined {
  if (json === false) return undefined;
  const { when, ...rest } = asObject(json);
  const [entry, ...more] = Object.entries(rest);
  const kind = kinds.find((each) => each === entry?.[0]);
  const of = entry?.[1];
  if (
    kind === undefined ||
    typeof of !== "string" ||
    more.length > 0 ||
    (when !== undefined && !isObject(when))
  ) {
    reader.report(
      pointer,
      `"on" must say what happens to the rows of which collection, as in { created: contacts } or { changed: contacts, when: { status: [closed] } }, but is ${JSON.stringify(json)}`,
    );
    return undefined;
  }
  const known = [...survey.collections.keys()];
  if (!known.includes(of)) {
    const better = suggest(of, known) || `; known are ${known.join(", ") || "none"}`;
    reader.report(pointer, `"on" names a collection "${of}" that the document does not have${better}`);
  }
  const shown = [...(survey.collections.get(of)?.properties.keys() ?? [])];
  for (const name of Object.keys(asObject(when))) {
    const better = misspelt(name, shown);
    if (better !== undefined)
      reader.report(
        pointer,
        `"on" names a property ${JSON.stringify(name)} that no row of ${of} has; did you mean ${better}?`,
      );
  }
  return { of, kind, when: compileCondition(asObject(when)) };
}
