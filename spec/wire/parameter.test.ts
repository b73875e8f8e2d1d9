import { describe, expect, test } from "vitest";
import type { Json } from "../json.ts";
import { createJudge } from "../schema/judge.ts";
import type { JsonSchema } from "../schema/schema.ts";
import { parseCookies } from "./cookie.ts";
import {
  readParameter,
  writeParameter,
  type Carrier,
  type ParameterReading,
  type Spelling,
} from "./parameter.ts";
import { decodePercent } from "./percent.ts";
import { joinQuery, splitQuery } from "./query.ts";

const TEXT: JsonSchema = { type: "string" };
const LIST: JsonSchema = { type: "array", items: { type: "string" } };
const RGB: JsonSchema = {
  type: "object",
  properties: { R: { type: "integer" }, G: { type: "integer" }, B: { type: "integer" } },
};

const blue = "blue";
const colors = ["blue", "black", "brown"];
const rgb = { R: 100, G: 200, B: 150 };

function spelling(
  place: Spelling["in"],
  style: string,
  explode: boolean,
  json: JsonSchema,
  mediaType = "",
): Spelling {
  return {
    name: "color",
    in: place,
    style,
    explode,
    mediaType,
    schema: { pointer: "", json, judge: createJudge(json) },
  };
}

function carrier(place: Spelling["in"], text: string): Carrier {
  return {
    path: place === "path" ? { color: decodePercent(text) } : {},
    query: place === "query" ? splitQuery(text) : [],
    headers: place === "header" ? { color: text } : {},
    cookies: place === "cookie" ? parseCookies(text) : [],
  };
}

function read(of: Spelling, text: string): ParameterReading {
  return readParameter(of, carrier(of.in, text));
}

function written(of: Spelling, value: Json): string {
  const written = writeParameter(of, value);
  return written.kind === "text" ? written.text : joinQuery(written.pairs);
}

describe("the style examples of OpenAPI 3.1.1, section 4.8.12.4", () => {
  test.each<[Spelling["in"], string, boolean, JsonSchema, Json, string]>([
    ["path", "matrix", false, TEXT, "", ";color"],
    ["path", "matrix", false, TEXT, blue, ";color=blue"],
    ["path", "matrix", false, LIST, colors, ";color=blue,black,brown"],
    ["path", "matrix", false, RGB, rgb, ";color=R,100,G,200,B,150"],
    ["path", "matrix", true, TEXT, "", ";color"],
    ["path", "matrix", true, TEXT, blue, ";color=blue"],
    ["path", "matrix", true, LIST, colors, ";color=blue;color=black;color=brown"],
    ["path", "matrix", true, RGB, rgb, ";R=100;G=200;B=150"],
    ["path", "label", false, TEXT, "", "."],
    ["path", "label", false, TEXT, blue, ".blue"],
    ["path", "label", false, LIST, colors, ".blue,black,brown"],
    ["path", "label", false, RGB, rgb, ".R,100,G,200,B,150"],
    ["path", "label", true, TEXT, "", "."],
    ["path", "label", true, TEXT, blue, ".blue"],
    ["path", "label", true, LIST, colors, ".blue.black.brown"],
    ["path", "label", true, RGB, rgb, ".R=100.G=200.B=150"],
    ["path", "simple", false, TEXT, blue, "blue"],
    ["path", "simple", false, LIST, colors, "blue,black,brown"],
    ["path", "simple", false, RGB, rgb, "R,100,G,200,B,150"],
    ["path", "simple", true, TEXT, blue, "blue"],
    ["path", "simple", true, LIST, colors, "blue,black,brown"],
    ["path", "simple", true, RGB, rgb, "R=100,G=200,B=150"],
    ["header", "simple", false, TEXT, blue, "blue"],
    ["header", "simple", false, LIST, colors, "blue,black,brown"],
    ["header", "simple", false, RGB, rgb, "R,100,G,200,B,150"],
    ["header", "simple", true, RGB, rgb, "R=100,G=200,B=150"],
    ["query", "form", false, TEXT, "", "color="],
    ["query", "form", false, TEXT, blue, "color=blue"],
    ["query", "form", false, LIST, colors, "color=blue,black,brown"],
    ["query", "form", false, RGB, rgb, "color=R,100,G,200,B,150"],
    ["query", "form", true, TEXT, "", "color="],
    ["query", "form", true, TEXT, blue, "color=blue"],
    ["query", "form", true, LIST, colors, "color=blue&color=black&color=brown"],
    ["query", "form", true, RGB, rgb, "R=100&G=200&B=150"],
    ["query", "spaceDelimited", false, LIST, colors, "color=blue%20black%20brown"],
    ["query", "spaceDelimited", false, RGB, rgb, "color=R%20100%20G%20200%20B%20150"],
    ["query", "pipeDelimited", false, LIST, colors, "color=blue%7Cblack%7Cbrown"],
    ["query", "pipeDelimited", false, RGB, rgb, "color=R%7C100%7CG%7C200%7CB%7C150"],
    ["query", "deepObject", true, RGB, rgb, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"],
    ["cookie", "form", false, TEXT, blue, "color=blue"],
    ["cookie", "form", false, LIST, colors, "color=blue,black,brown"],
  ])("in %s, %s, explode %s, %j: %j is %s", (place, style, explode, schema, value, text) => {
    const of = spelling(place, style, explode, schema);
    expect(written(of, value)).toBe(text);
    expect(read(of, text)).toEqual({ kind: "value", value });
  });

  test.each<[string, boolean, JsonSchema, string, Json]>([
    ["deepObject", true, RGB, "color[R]=100&color[G]=200&color[B]=150", rgb],
    ["pipeDelimited", false, LIST, "color=blue|black|brown", colors],
    ["spaceDelimited", false, LIST, "color=blue+black+brown", colors],
    ["spaceDelimited", true, LIST, "color=blue&color=black&color=brown", colors],
    ["form", false, LIST, "color=blue%2Cblack%2Cbrown", colors],
    ["form", false, LIST, "color=blue&color=black,brown", colors],
  ])("%s, explode %s, %j: %s is read too", (style, explode, schema, text, value) => {
    expect(read(spelling("query", style, explode, schema), text)).toEqual({ kind: "value", value });
  });

  test("an unexploded label may have dots, as OpenAPI 3.1.0 spells it", () => {
    expect(read(spelling("path", "label", false, LIST), ".blue.black.brown")).toEqual({
      kind: "value",
      value: colors,
    });
  });
});

describe("a parameter's delimiters", () => {
  test.each(["form", "spaceDelimited", "pipeDelimited"])(
    "are encoded inside the items of %s, exploded",
    (style) => {
      const of = spelling("query", style, true, LIST);
      const items = ["a,b c|d", "&=+%", "é#"];
      expect(read(of, written(of, items))).toEqual({ kind: "value", value: items });
    },
  );

  test("are told apart from commas inside items where both are there", () => {
    const of = spelling("query", "form", false, LIST);
    expect(written(of, ["a,b", "c"])).toBe("color=a%2Cb,c");
    expect(read(of, "color=a%2Cb,c")).toEqual({ kind: "value", value: ["a,b", "c"] });
  });

  test("may have space around them in a header field", () => {
    expect(read(spelling("header", "simple", false, LIST), "blue, black ,brown")).toEqual({
      kind: "value",
      value: colors,
    });
    expect(read(spelling("header", "simple", false, TEXT), "Mon, 2 Feb")).toEqual({
      kind: "value",
      value: "Mon, 2 Feb",
    });
  });

  test("are encoded in a cookie", () => {
    const of = spelling("cookie", "form", true, TEXT);
    expect(written(of, "a;b=c d")).toBe("color=a%3Bb%3Dc%20d");
    expect(read(of, "color=a%3Bb%3Dc%20d")).toEqual({ kind: "value", value: "a;b=c d" });
    expect(read(of, "color=a+b")).toEqual({ kind: "value", value: "a+b" });
  });
});

describe("the text of a parameter is taken for", () => {
  test.each<[JsonSchema, string, Json]>([
    [{ type: "integer" }, "42", 42],
    [{ type: "integer" }, "-7", -7],
    [{ type: "integer" }, "-0", 0],
    [{ type: "integer" }, "4.5", "4.5"],
    [{ type: "integer" }, "4.0", "4.0"],
    [{ type: "integer" }, "1e3", "1e3"],
    [{ type: "integer" }, "007", "007"],
    [{ type: "integer" }, "abc", "abc"],
    [{ type: "integer" }, "", ""],
    [{ type: "integer" }, "%201", " 1"],
    [{ type: "integer" }, "0x10", "0x10"],
    [{ type: "number" }, "4.5", 4.5],
    [{ type: "number" }, "1e3", 1000],
    [{ type: "number" }, "Infinity", "Infinity"],
    [{ type: "number" }, "1e999", "1e999"],
    [{ type: "boolean" }, "true", true],
    [{ type: "boolean" }, "false", false],
    [{ type: "boolean" }, "1", "1"],
    [{ type: "boolean" }, "True", "True"],
    [{ type: "string" }, "42", "42"],
    [{ type: "string" }, "null", "null"],
    [{ type: ["string", "null"] }, "null", null],
    [{ type: ["string", "null"] }, "", ""],
    [{ type: ["integer", "null"] }, "", null],
    [{ type: ["integer", "null"] }, "5", 5],
    [{ type: ["integer", "string"] }, "5", 5],
    [{ type: ["integer", "string"] }, "five", "five"],
    [{ enum: [1, 2] }, "2", 2],
    [{ minimum: 1 }, "3", 3],
    [{ anyOf: [{ type: "integer" }, { type: "null" }] }, "3", 3],
    [{ oneOf: [{ type: "boolean" }, { type: "integer" }] }, "3", 3],
    [{ allOf: [{ type: "integer" }, { minimum: 1 }] }, "3", 3],
    [{ $ref: "#/$defs/Size", $defs: { Size: { type: "integer" } } }, "3", 3],
    [{}, "3", "3"],
    [true, "3", "3"],
  ])("%j: %j is %j", (schema, text, value) => {
    expect(read(spelling("query", "form", true, schema), `color=${text}`)).toEqual({ kind: "value", value });
  });

  test("items and members are taken for the types of theirs", () => {
    const size = { $ref: "#/$defs/Size" };
    const list = { type: "array", items: size, $defs: { Size: { type: "integer" } } };
    expect(read(spelling("query", "form", true, list), "color=1&color=x")).toEqual({
      kind: "value",
      value: [1, "x"],
    });
    const map = { type: "object", additionalProperties: { type: "boolean" } };
    expect(read(spelling("query", "deepObject", true, map), "color[a]=true&color[__proto__]=false")).toEqual({
      kind: "value",
      value: Object.fromEntries([
        ["a", true],
        ["__proto__", false],
      ]),
    });
  });

  test("the arrangement that fits, where the schema has several", () => {
    const either = { oneOf: [{ type: "string" }, { type: "array", items: { type: "string" }, minItems: 2 }] };
    const of = spelling("query", "form", true, either);
    expect(read(of, "color=blue")).toEqual({ kind: "value", value: "blue" });
    expect(read(of, "color=blue&color=black")).toEqual({ kind: "value", value: ["blue", "black"] });
  });

  test("nested values that no style can spell are JSON", () => {
    const nested = { type: "array", items: { type: "object", properties: { a: { type: "integer" } } } };
    const of = spelling("query", "form", true, nested);
    expect(read(of, written(of, [{ a: 1 }]))).toEqual({ kind: "value", value: [{ a: 1 }] });
  });

  test("deep objects go as deep as they are", () => {
    const deep = {
      type: "object",
      properties: {
        size: { type: "object", properties: { max: { type: "integer" } } },
        tags: { type: "array", items: { type: "string" } },
      },
    };
    const of = spelling("query", "deepObject", true, deep);
    const value = { size: { max: 3 }, tags: ["a", "b"] };
    expect(decodePercent(written(of, value))).toBe("color[size][max]=3&color[tags]=a&color[tags]=b");
    expect(read(of, written(of, value))).toEqual({ kind: "value", value });
    expect(read(of, "color[tags][]=a")).toEqual({ kind: "value", value: { tags: ["a"] } });
    expect(read(of, `color${"[a]".repeat(100_000)}=1`).kind).toBe("value");
  });
});

describe("a parameter described by content", () => {
  test("is JSON both ways", () => {
    const of = spelling("query", "form", false, RGB, "application/json");
    expect(written(of, rgb)).toBe("color=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D");
    expect(read(of, written(of, rgb))).toEqual({ kind: "value", value: rgb });
    expect(read(spelling("header", "simple", false, RGB, "application/json"), '{"R": 1, "G": 2}')).toEqual({
      kind: "value",
      value: { R: 1, G: 2 },
    });
  });

  test("says where it ceases to be JSON", () => {
    expect(read(spelling("query", "form", false, RGB, "application/json"), "color={R")).toEqual({
      kind: "malformed",
      sentence:
        'color must be well-formed JSON, but has "R" at line 1, column 2, where a name in double quotes or "}" should be',
    });
  });
});

describe("a parameter that is not as it should be", () => {
  test.each<[Spelling["in"], string, JsonSchema]>([
    ["query", "form", TEXT],
    ["query", "form", LIST],
    ["query", "form", RGB],
    ["query", "deepObject", RGB],
    ["header", "simple", TEXT],
    ["cookie", "form", TEXT],
  ])("in %s, %s, %j: it may be absent", (place, style, schema) => {
    expect(read(spelling(place, style, true, schema), "")).toEqual(
      place === "header" ? { kind: "value", value: "" } : { kind: "absent" },
    );
  });

  test("given several times though it has one value", () => {
    expect(read(spelling("query", "form", true, TEXT), "color=a&color=b")).toEqual({
      kind: "repeated",
      sentence: "color must be given once, but is given 2 times",
    });
  });

  test.each(["blue", ";colour=blue", "."])("spelled %j in matrix", (text) => {
    expect(read(spelling("path", "matrix", false, TEXT), text)).toEqual({
      kind: "malformed",
      sentence: 'color must be written in the style "matrix", but is not',
    });
  });

  test("a name without its value", () => {
    expect(read(spelling("query", "form", false, RGB), "color=R,100,G").kind).toBe("malformed");
  });
});
