import { describe, expect, test } from "vitest";
import { describeIssue, DocumentError } from "./document-error.ts";
import { parseOverlay } from "./overlay.ts";
import { parseDocument } from "./parse.ts";

const head = "overlay: 1.1.0\ninfo: { title: T, version: 1.0.0 }\n";
const action = "actions: [{ target: $, remove: true }]\n";

function issuesOf(text: string): readonly string[] {
  try {
    parseOverlay(parseDocument(text, "o.yaml"));
  } catch (error) {
    if (error instanceof DocumentError) return error.issues.map(describeIssue);
    throw error;
  }
  return [];
}

describe("parseOverlay", () => {
  test("reads version, title and actions", () => {
    const text = `overlay: 1.0.3
info: { title: Sandbox, version: 2.0.0, x-team: a }
extends: ./api.yaml
x-anything: true
actions:
  - { target: $.servers, description: Away with them, remove: true }
  - { target: $.info, update: { title: New }, x-why: because }
`;
    const overlay = parseOverlay(parseDocument(text, "o.yaml"));
    expect(overlay).toMatchObject({ version: "1.0", title: "Sandbox" });
    expect(overlay.actions.map(({ text, change, pointer }) => ({ text, change, pointer }))).toEqual([
      { text: "$.servers", change: { kind: "remove" }, pointer: "/actions/0" },
      { text: "$.info", change: { kind: "update", value: { title: "New" } }, pointer: "/actions/1" },
    ]);
  });

  test.each<[name: string, text: string, issue: string]>([
    ["no object", "[]", "o.yaml:1:1: An overlay must be an object"],
    [
      "a version that is none",
      `overlay: 2.0.0\n${head.slice(15)}${action}`,
      'o.yaml:1:1: overlay must be 1.0.0 or 1.1.0, as text, but is "2.0.0" (at /overlay)',
    ],
    [
      "a version that is a number",
      `overlay: 1.1\n${head.slice(15)}${action}`,
      "o.yaml:1:1: overlay must be 1.0.0 or 1.1.0, as text, but is 1.1 (at /overlay)",
    ],
    [
      "no version",
      `${head.slice(15)}${action}`,
      "o.yaml:1:1: overlay must be 1.0.0 or 1.1.0, as text, but is missing",
    ],
    ["no info", `overlay: 1.1.0\n${action}`, "o.yaml:1:1: info.title must be a text, but is missing"],
    [
      "an info without version",
      `overlay: 1.1.0\ninfo: { title: T }\n${action}`,
      "o.yaml:2:1: info.version must be a text, but is missing (at /info)",
    ],
    ["no actions", head, "o.yaml:1:1: actions must be a list of at least one action"],
    [
      "an empty list of actions",
      `${head}actions: []`,
      "o.yaml:3:1: actions must be a list of at least one action (at /actions)",
    ],
    [
      "an action that is no object",
      `${head}actions: [5]`,
      "o.yaml:3:11: An action must be an object, but is 5 (at /actions/0)",
    ],
    [
      "an action without target",
      `${head}actions:\n  - update: {}`,
      "o.yaml:4:5: target must be a JSONPath such as $.paths, but is missing (at /actions/0)",
    ],
    [
      "a target that is no JSONPath",
      `${head}actions:\n  - target: $.paths[\n    remove: true`,
      `o.yaml:4:5: target must be a JSONPath (RFC 9535), but "$.paths[" is none: unclosed bracketed selection ('$.paths[':8) (at /actions/0/target)`,
    ],
    [
      "an empty target",
      `${head}actions:\n  - target: ""\n    remove: true`,
      'o.yaml:4:5: target must be a JSONPath (RFC 9535), but "" is none: it is empty (at /actions/0/target)',
    ],
    [
      "an action that changes nothing",
      `${head}actions:\n  - target: $`,
      "o.yaml:4:5: The action changes nothing: give it update, copy (from overlay 1.1.0 on), or remove: true (at /actions/0)",
    ],
    [
      "remove that is no truth value",
      `${head}actions:\n  - target: $\n    remove: "yes"`,
      'o.yaml:5:5: remove must be true or false, but is "yes" (at /actions/0/remove)',
    ],
    [
      "update and copy together",
      `${head}actions:\n  - target: $\n    update: {}\n    copy: $.a`,
      "o.yaml:6:5: An action has either update or copy; of both, neither has an effect (at /actions/0/copy)",
    ],
    [
      "copy in 1.0",
      `overlay: 1.0.0\n${head.slice(15)}actions:\n  - target: $\n    copy: $.a`,
      "o.yaml:5:5: copy came with overlay 1.1.0, and this overlay is of 1.0 (at /actions/0/copy)",
    ],
    [
      "a name with a slip",
      `${head}actions:\n  - target: $\n    updates: {}\n    remove: true`,
      'o.yaml:5:5: Unknown field "updates"; did you mean update? (at /actions/0/updates)',
    ],
    [
      "extends that is no address",
      `${head}extends: 5\n${action}`,
      "o.yaml:3:1: extends must be the address of a document, but is 5 (at /extends)",
    ],
  ])("refuses %s", (_, text, issue) => {
    expect(issuesOf(text)).toContain(issue);
  });
});
