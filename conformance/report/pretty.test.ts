import { describe, expect, test } from "vitest";
import type { RunEvent, Summary } from "./event.ts";
import { reportPretty, type PrettyOptions } from "./pretty.ts";
import { smallRun } from "./small-run.test-data.ts";

function written(options: PrettyOptions = {}, events: readonly RunEvent[] = smallRun()): string {
  let text = "";
  const listener = reportPretty((part) => (text += part), options);
  for (const event of events) listener(event);
  return text;
}

const escape = "\u001b";

describe("the report for people", () => {
  test("shows a table, each failure, what was not asserted and the sum", () => {
    const locate = (): { file: string; line: number; column: number } => ({
      file: "things.yaml",
      line: 12,
      column: 5,
    });
    expect(written({ locate })).toBe(`Things at http://127.0.0.1:4010

            input  tenant  list
listThings  ✗1             ✓1 ?1
getThing           ·1

✗ listThings/limit/above-maximum  limit=101
  limit is at most 100
    things.yaml:12:5 /paths/~1things/get
    expected  400
    got       200 with {"items":[]}
    after     POST /things → 201
    again     curl -sS 'http://127.0.0.1:4010/things?limit=101' -H 'authorization: Bearer '"$COUNTERFOIL_KEY"

Unclear, could not be told:
  1  the step "ask" was not sent
     listThings/success#claim-2

Silent, not asserted:
  1  no id of a second tenant

✗ 4 clauses: 1 held, 1 broken, 1 silent, 1 unclear; 4 requests in 1.2 s, seed 7
`);
  });

  test("says what the run could not remove", () => {
    const summary: Summary = {
      held: 0,
      broken: 0,
      silent: 0,
      unclear: 0,
      requests: 1,
      milliseconds: 1,
      left: ["DELETE /things/7 answers 500"],
    };
    const [planned] = smallRun();
    if (planned === undefined) throw new Error("the small run begins with its plan");
    expect(written({}, [planned, { kind: "finished", summary }])).toContain(
      "Left behind, please remove:\n  DELETE /things/7 answers 500\n\n✓ 0 clauses",
    );
  });

  test("writes over its own line on a terminal, and nowhere else", () => {
    expect(written({ terminal: true })).toContain(
      `\r${escape}[K2/3  1 broken  listThings/limit/above-maximum`,
    );
    expect(written()).not.toContain("\r");
  });

  test("is coloured only on demand, and no wider for it", () => {
    expect(written()).not.toContain(escape);
    const coloured = written({ colour: true });
    expect(coloured).toContain(`${escape}[31m✗1${escape}[39m             ${escape}[32m✓1`);
  });
});
