import { describe, expect, test } from "vitest";
import { formatXml, parseXml } from "./xml.ts";

describe("an XML document", () => {
  test("is read with attributes, text, CDATA and character references", () => {
    const text = `<?xml version="1.0"?>
<!-- a comment -->
<a x="1 &amp; &#x32;"><b>&lt;&#233;<![CDATA[<&amp;>]]></b><p:c/></a>`;
    expect(parseXml(text)).toEqual({
      ok: true,
      root: {
        name: "a",
        attributes: [["x", "1 & 2"]],
        children: [
          { name: "b", attributes: [], children: ["<é", "<&amp;>"] },
          { name: "p:c", attributes: [], children: [] },
        ],
      },
    });
  });

  test("is read as it was written", () => {
    const root = {
      name: "a",
      attributes: [["x", '<"&>']] as const,
      children: ["1 < 2 & 3\r\n", { name: "b", attributes: [], children: [] }],
    };
    expect(parseXml(formatXml(root))).toEqual({ ok: true, root });
  });

  test("says in other characters what XML has none for", () => {
    const text = formatXml({ name: "1 odd name", attributes: [], children: ["\u0000"] });
    expect(text).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<_1_odd_name>\uFFFD</_1_odd_name>');
  });

  test.each([
    [
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
      "has a document type declaration, which is not taken",
    ],
    ["<a><b></a>", /^at line 1, column 7: Expected closing tag 'b' .* instead of closing tag 'a'$/],
    ["name=Ann", "at line 1, column 1: char 'n' is not expected"],
    ["<a/><b/>", "has more than one root element"],
    ["<a><__proto__/></a>", /^is not taken: .*__proto__/],
    ["", "at line 1: Start tag expected"],
  ])("that is none says why: %s", (text, fault) => {
    expect(parseXml(text)).toEqual({ ok: false, fault: expect.stringMatching(fault) });
  });

  test("never expands what it declares for itself, wherever the declaration hides", () => {
    const text = '<!-- <a> --><!DOCTYPE a [<!ENTITY x "expanded">]><a>&x;</a>';
    const reading = parseXml(text);
    expect(JSON.stringify(reading)).not.toMatch(/>expanded|"expanded"/);
  });

  test("is not read where it nests without end", () => {
    expect(parseXml("<a>".repeat(50_000) + "</a>".repeat(50_000))).toMatchObject({ ok: false });
  });
});
