import { describe, expect, test } from "vitest";
import { readParts, writeParts } from "./multipart.ts";

const line = (text: string): string => text.replaceAll("\n", "\r\n");

describe("a body in parts", () => {
  test("may have a preamble, an epilogue and white space after its boundaries (RFC 2046, section 5.1.1)", () => {
    const body = line(`This is the preamble.
--simple  

It has no fields of its own.
--simple
Content-Type: text/plain; charset=us-ascii

It ends with a line break.

--simple--
This is the epilogue.
`);
    expect(readParts(body, "simple")).toEqual({
      ok: true,
      parts: [
        { headers: {}, text: "It has no fields of its own." },
        {
          headers: { "content-type": "text/plain; charset=us-ascii" },
          text: "It ends with a line break.\r\n",
        },
      ],
    });
  });

  test("keeps lines that only begin like the boundary", () => {
    const body = line("--b\n\n--bb\n--b-\n--b--\n");
    expect(readParts(body, "b")).toEqual({ ok: true, parts: [{ headers: {}, text: "--bb\r\n--b-" }] });
  });

  test("may have no parts", () => {
    expect(readParts("--b--", "b")).toEqual({ ok: true, parts: [] });
  });

  test.each([
    ["name=Ann", 'has no line "--b", which Content-Type names as the boundary'],
    [line("--b\n\ntext"), 'ends without the line "--b--"'],
    ["--b\n\ntext\n--b--\n", 'has no line "--b", which Content-Type names as the boundary'],
  ])("that is none says why: %j", (body, fault) => {
    expect(readParts(body, "b")).toEqual({ ok: false, fault });
  });

  test("is read as it was written", () => {
    const parts = [
      { headers: { "content-disposition": 'form-data; name="a"' }, text: "1\r\n--2" },
      { headers: { "content-type": "text/plain" }, text: "" },
    ];
    expect(readParts(writeParts(parts, "x"), "x")).toEqual({ ok: true, parts });
  });
});
