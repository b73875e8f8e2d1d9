import { describe, expect, test } from "vitest";
import type { Json } from "../json.ts";
import { applyOverlay } from "./apply-overlay.ts";
import { DocumentError } from "./document-error.ts";
import { parseDocument } from "./parse.ts";

function overlayOf(actions: string, version = "1.1.0"): string {
  return `overlay: ${version}\ninfo: { title: T, version: 1.0.0 }\nactions:\n${actions}`;
}

function apply(document: string, overlay: string): Json {
  return applyOverlay(parseDocument(document, "api.yaml"), parseDocument(overlay, "o.yaml")).tree;
}

function issuesOf(document: string, overlay: string): readonly string[] {
  try {
    apply(document, overlay);
  } catch (error) {
    if (error instanceof DocumentError)
      return error.issues.map(
        ({ message, pointer, place: { line, column } }) => `${line}:${column} ${pointer}: ${message}`,
      );
    throw error;
  }
  return [];
}

const items = `
openapi: 3.1.0
paths:
  /items: { get: { responses: { 200: { description: OK } } } }
  /some-items: { delete: { responses: { 200: { description: OK } } } }
`;
const ok = { responses: { 200: { description: "OK" } } };

describe("an overlay does what the examples of its specification do:", () => {
  // Overlay Specification 1.1.0, section 4.4.4; those of 1.0.0 are among them.
  test.each<[name: string, document: string, actions: string, result: Json, version?: string]>([
    [
      "structured",
      "info: { title: A }\npaths: { /: { get: { summary: old } } }",
      `  - target: '$'
    update:
      info: { x-overlay-applied: structured-overlay }
      paths:
        '/': { summary: The root resource, get: { summary: Retrieve the root resource, x-rate-limit: 100 } }
        '/pets': { get: { summary: Retrieve a list of pets } }`,
      {
        info: { title: "A", "x-overlay-applied": "structured-overlay" },
        paths: {
          "/": {
            get: { summary: "Retrieve the root resource", "x-rate-limit": 100 },
            summary: "The root resource",
          },
          "/pets": { get: { summary: "Retrieve a list of pets" } },
        },
      },
      "1.0.0",
    ],
    [
      "targeted",
      "paths: { /foo: { get: { description: a } }, /bar: { get: { description: b }, post: { x: 1 } } }",
      `  - { target: "$.paths['/foo'].get.description", update: This is the new description }
  - target: $.paths['/bar']
    update: { post: { x-safe: false } }`,
      {
        paths: {
          "/foo": { get: { description: "This is the new description" } },
          "/bar": { get: { description: "b" }, post: { x: 1, "x-safe": false } },
        },
      },
    ],
    [
      "wildcard",
      `paths:
  /a: { get: { parameters: [{ name: filter, in: query }, { name: filter, in: header }] } }
  /b: { get: { parameters: [] } }`,
      `  - { target: $.paths.*.get, update: { x-safe: true } }
  - target: $.paths.*.get.parameters[?@.name=='filter' && @.in=='query']
    update: { schema: { $ref: '#/components/schemas/filterSchema' } }`,
      {
        paths: {
          "/a": {
            get: {
              parameters: [
                { name: "filter", in: "query", schema: { $ref: "#/components/schemas/filterSchema" } },
                { name: "filter", in: "header" },
              ],
              "x-safe": true,
            },
          },
          "/b": { get: { parameters: [], "x-safe": true } },
        },
      },
      "1.0.0",
    ],
    [
      "add an array element",
      "paths: { /a: { get: { parameters: [{ name: old }] } } }",
      "  - { target: $.paths.*.get.parameters, update: { name: newParam, in: query } }",
      { paths: { "/a": { get: { parameters: [{ name: "old" }, { name: "newParam", in: "query" }] } } } },
      "1.0.0",
    ],
    [
      "remove an array element",
      "paths: { /a: { get: { parameters: [{ name: dummy }, { name: kept }, { name: dummy }] } } }",
      "  - target: $.paths.*.get.parameters[?@.name == 'dummy']\n    remove: true",
      { paths: { "/a": { get: { parameters: [{ name: "kept" }] } } } },
      "1.0.0",
    ],
    [
      "remove a primitive array element",
      "paths: { /a: { get: { tags: [dummy, kept] } } }",
      "  - target: $.paths.*.get.tags[?@ == 'dummy']\n    remove: true",
      { paths: { "/a": { get: { tags: ["kept"] } } } },
    ],
    [
      "traits",
      `paths:
  /items: { get: { x-oai-traits: [paged] } }
  /items/{id}/subitems: { get: { x-oai-traits: [paged], parameters: [{ name: id }] } }
  /other: { get: {} }`,
      `  - target: $.paths[?(@.get['x-oai-traits'][?(@ == 'paged')])].get
    update: { parameters: [{ name: top }, { name: skip }] }`,
      {
        paths: {
          "/items": { get: { "x-oai-traits": ["paged"], parameters: [{ name: "top" }, { name: "skip" }] } },
          "/items/{id}/subitems": {
            get: {
              "x-oai-traits": ["paged"],
              parameters: [{ name: "id" }, { name: "top" }, { name: "skip" }],
            },
          },
          "/other": { get: {} },
        },
      },
    ],
    [
      "simple copy",
      items,
      `  - { target: '$.paths["/some-items"]', copy: '$.paths["/items"]' }`,
      { openapi: "3.1.0", paths: { "/items": { get: ok }, "/some-items": { delete: ok, get: ok } } },
    ],
    [
      "ensure the target exists and copy",
      items,
      `  - { target: $.paths, update: { /other-items: {} } }
  - { target: '$.paths["/other-items"]', copy: '$.paths["/items"]' }`,
      {
        openapi: "3.1.0",
        paths: { "/items": { get: ok }, "/some-items": { delete: ok }, "/other-items": { get: ok } },
      },
    ],
    [
      "move",
      items,
      `  - { target: $.paths, update: { /new-items: {} } }
  - { target: '$.paths["/new-items"]', copy: '$.paths["/items"]' }
  - { target: '$.paths["/items"]', remove: true }`,
      { openapi: "3.1.0", paths: { "/some-items": { delete: ok }, "/new-items": { get: ok } } },
    ],
  ])("%s", (_, document, actions, result, version) => {
    expect(apply(document, overlayOf(actions, version))).toEqual(result);
  });
});

describe("an overlay", () => {
  test("applies each action to what the one before has left", () => {
    const actions = `  - { target: $.a, remove: true }
  - { target: $, update: { a: { new: 1 } } }
  - { target: $.a, update: { more: 2 } }`;
    expect(apply("a: { old: 0 }", overlayOf(actions))).toEqual({ a: { new: 1, more: 2 } });
  });

  test("removes places of one list whatever their order, and what is selected twice once", () => {
    expect(apply("a: [0, 1, 2, 3]", overlayOf("  - { target: '$.a[2,0,2]', remove: true }"))).toEqual({
      a: [1, 3],
    });
    expect(apply("a: { a: { b: 1 } }", overlayOf("  - { target: $..a, update: { c: 2 } }"))).toEqual({
      a: { a: { b: 1, c: 2 }, c: 2 },
    });
  });

  test("leaves the document that it was applied to as it was", () => {
    const document = parseDocument("a: { b: [1] }", "api.yaml");
    applyOverlay(document, parseDocument(overlayOf("  - { target: $.a.b, update: 2 }"), "o.yaml"));
    expect(document.tree).toEqual({ a: { b: [1] } });
  });

  test("with remove: true has no use for its update", () => {
    expect(apply("a: { b: 1 }", overlayOf("  - { target: $.a, remove: true, update: 5 }"))).toEqual({});
  });

  test("follows a document down to any depth", () => {
    const deep = "{ a: ".repeat(90) + "{ found: 1 }" + " }".repeat(90);
    expect(apply(deep, overlayOf("  - { target: $..found, update: 2 }"))).not.toEqual(
      apply(deep, overlayOf("  - { target: $, update: {} }")),
    );
  });
});

describe("after an overlay, a place leads", () => {
  const document = parseDocument("a:\n  kept: 1\n  list:\n    - zero\n    - one\n    - two\n", "api.yaml");
  const actions = `  - target: $.a
    update:
      new: { deep: 1 }
      kept: 2
  - { target: '$.a.list[0]', remove: true }
  - { target: $.a.list, update: last }
  - { target: $, update: { b: {} } }
  - { target: $.b, copy: $.a }
`;
  const result = applyOverlay(document, parseDocument(overlayOf(actions), "o.yaml"));
  test.each([
    ["/a", "api.yaml", 1],
    ["/a/kept", "o.yaml", 7],
    ["/a/new/deep", "o.yaml", 6],
    ["/a/list/0", "api.yaml", 5],
    ["/a/list/1", "api.yaml", 6],
    ["/a/list/2", "o.yaml", 9],
    ["/b/list/0", "api.yaml", 5],
    ["/b/new", "o.yaml", 6],
    ["/a/list/1/nothing/there", "api.yaml", 6],
  ])("from %s into %s, line %i", (pointer, file, line) => {
    expect(result.locate(pointer)).toMatchObject({ file, line });
  });

  test("through a second overlay into the first", () => {
    const second = parseDocument(overlayOf("  - { target: $.a.new, update: { more: 1 } }"), "second.yaml");
    const both = applyOverlay(result, second);
    expect(both.locate("/a/new/deep")).toMatchObject({ file: "o.yaml", line: 6 });
    expect(both.locate("/a/new/more")).toMatchObject({ file: "second.yaml", line: 4 });
    expect(both.locate("/a/list/0")).toMatchObject({ file: "api.yaml", line: 5 });
  });
});

describe("an overlay is refused, with line and column,", () => {
  const document = "a: { text: x, list: [1], map: {} }";
  test.each<[name: string, overlay: string, issue: string]>([
    [
      "that selects nothing",
      overlayOf("  - { target: $.b, update: {} }"),
      '4:7 /actions/0/target: "$.b" selects nothing in the document',
    ],
    [
      "that changes a single value in 1.0",
      overlayOf("  - { target: $.a.text, update: y }", "1.0.0"),
      '4:7 /actions/0/target: "$.a.text" selects a text, but overlay 1.0 changes objects and lists only: select what holds it, or say overlay: 1.1.0',
    ],
    [
      "that merges an object into a text",
      overlayOf("  - { target: $.a, update: { text: { x: 1 } } }"),
      "4:30 /actions/0/update/text: Cannot merge an object into /text, which is a text; to replace it, remove it by an action before",
    ],
    [
      "that merges a text into an object",
      overlayOf("  - { target: $.a.map, update: x }"),
      '4:24 /actions/0/update: Cannot merge a text into what "$.a.map" selects, which is an object; to replace it, remove it by an action before',
    ],
    [
      "that updates unlike things",
      overlayOf("  - { target: $.a.*, update: x }"),
      '4:7 /actions/0/target: "$.a.*" selects a single value and a list and an object; one update fits only what is alike',
    ],
    [
      "that copies from several places",
      overlayOf("  - { target: $.a.map, copy: $.a.* }"),
      '4:24 /actions/0/copy: copy must select one value, but "$.a.*" selects 3',
    ],
    [
      "that removes all",
      overlayOf("  - { target: $, remove: true }"),
      '4:7 /actions/0/target: "$" selects the whole document, which cannot be removed',
    ],
  ])("%s", (_, overlay, issue) => {
    expect(issuesOf(document, overlay)).toEqual([issue]);
  });

  test("with all that is wrong, not only the first", () => {
    const actions = "  - { target: $.b, update: {} }\n  - { target: $.c, remove: true }";
    expect(issuesOf(document, overlayOf(actions))).toHaveLength(2);
  });
});
