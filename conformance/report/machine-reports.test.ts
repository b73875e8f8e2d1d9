import { describe, expect, test } from "vitest";
import type { Listener, RunEvent } from "./event.ts";
import { reportJson } from "./json.ts";
import { reportJunit } from "./junit.ts";
import { listenAll } from "./listen-all.ts";
import { reportList } from "./list.ts";
import { smallRun } from "./small-run.test-data.ts";
import { elements } from "./xml-elements.test-data.ts";

function written(
  report: (write: (text: string) => void) => Listener,
  events: readonly RunEvent[] = smallRun(),
): string {
  let text = "";
  const listener = report((part) => (text += part));
  for (const event of events) listener(event);
  return text;
}

describe("the JSON report", () => {
  test("is one document with everything in it, fields in alphabetical order", () => {
    const text = written(reportJson);
    const run = JSON.parse(text);
    expect(Object.keys(run)).toEqual(["format", "title", "target", "seed", "summary", "cases"]);
    expect(run.summary.broken).toBe(1);
    expect(run.cases[1].clauses).toEqual([
      {
        id: "listThings/limit/above-maximum#claim-1",
        sentence: "limit is at most 100",
        source: "/paths/~1things/get",
        level: "must",
        outcome: "broken",
        reason: "",
        expected: "400",
        got: '200 with {"items":[]}',
      },
    ]);
    expect(Object.keys(run.cases[1].exchanges[1].response.headers)).toEqual(["x-a", "x-b"]);
    expect(run.cases[2]).toMatchObject({
      exchanges: [],
      clauses: [{ outcome: "silent", reason: "no id of a second tenant" }],
    });
    expect(written(reportJson)).toBe(text);
  });
});

describe("the JUnit report", () => {
  test("has a suite for each operation and a test for each case", () => {
    const xml = written(reportJunit);
    expect(elements(xml)).toEqual([
      "testsuites",
      "testsuite",
      "testcase",
      "testcase",
      "failure",
      "testsuite",
      "testcase",
      "skipped",
    ]);
    expect(xml).toContain(
      '<testsuites name="Things at http://127.0.0.1:4010" tests="3" failures="1" errors="0" skipped="1" time="1.240">',
    );
    expect(xml).toContain('<failure message="limit is at most 100" type="broken">');
    expect(xml).toContain('<skipped message="silent: no id of a second tenant"/>');
  });

  test("stays XML whatever the service says", () => {
    const events = smallRun().map((event): RunEvent =>
      event.kind === "judged"
        ? {
            ...event,
            verdicts: event.verdicts.map((one) => ({
              ...one,
              got: "]]> <b a='\"'>&amp;\u0000\u001b\ud800\uffff\n",
            })),
          }
        : event,
    );
    const xml = written(reportJunit, events);
    expect(elements(xml)).toHaveLength(8);
    expect(xml).toContain(
      "got: ]]&gt; &lt;b a=&#39;&quot;&#39;&gt;&amp;amp;\\u0000\\u001b\ufffd\\uffff&#10;",
    );
  });
});

describe("the plan", () => {
  test("is listed with every clause and its source", () => {
    expect(written(reportList)).toBe(`listThings/success  no parameters
  #claim-1  MUST  the status is 200  (/paths/~1things/get)
  #claim-2  MUST  the body fits  (RFC 9110, section 15)
listThings/limit/above-maximum  limit=101
  #claim-1  MUST  limit is at most 100  (/paths/~1things/get)
getThing/tenant  an id of another tenant
  #claim-1  MUST  it is not in view  (/paths/~1things/get)
3 cases with 4 clauses, 0 of the cases silent; seed 7
`);
  });
});

describe("several listeners", () => {
  test("hear every event in their order", () => {
    const heard: string[] = [];
    const all = listenAll(
      ["a", "b"].map(
        (name) =>
          ({ kind }: RunEvent) =>
            heard.push(`${name} ${kind}`),
      ),
    );
    for (const event of smallRun().slice(0, 2)) all(event);
    expect(heard).toEqual(["a planned", "b planned", "a judged", "b judged"]);
  });
});
