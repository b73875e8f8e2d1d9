import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { createTestIo, type TestIo } from "./io.test-data.ts";
import { run } from "./run.ts";

const folder = mkdtempSync(join(tmpdir(), "counterfoil-"));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, actions: string): string {
  writeFileSync(
    join(folder, name),
    `overlay: 1.1.0\ninfo: { title: T, version: 1.0.0 }\nactions:\n${actions}`,
  );
  return name;
}

async function counterfoil(...argv: readonly string[]): Promise<{ code: number; io: TestIo }> {
  const io = createTestIo({ cwd: folder });
  return { code: await run(argv, io), io };
}

describe("--overlay", () => {
  const one = write("one.yaml", "  - { target: $.info.title, update: One }\n");
  const two = write("two.yaml", "  - { target: $.info, update: { title: Two, x-seen: true } }\n");
  const onOne = write("on-one.yaml", "  - { target: $.info, update: { title: From one } }\n");

  test("changes what is explained, and the last of several has the last word", async () => {
    const first = await counterfoil("explain", "--overlay", one);
    expect(first.io.written.out).toMatch(/^One 0\.\d/);
    const both = await counterfoil("explain", "--overlay", one, "--overlay", two);
    expect(both.io.written.out).toMatch(/^Two 0\.\d/);
    const otherWay = await counterfoil("explain", "agent-clara", "--overlay", two, "--overlay", onOne);
    expect(otherWay.io.written.out).toMatch(/^From one 0\.\d/);
  });

  test("changes what is asked", async () => {
    const drop = write("drop.yaml", "  - { target: \"$.paths['/api/accounts']\", remove: true }\n");
    const plain = await counterfoil("conform", "--list");
    const less = await counterfoil("conform", "--list", "--overlay", drop);
    expect(plain.io.written.out).toContain("listAccounts/success");
    expect(less.code).toBe(0);
    expect(less.io.written.out).not.toContain("listAccounts/");
  });

  test("with a slip in it is not passed over", async () => {
    const slip = write("slip.yaml", "  - target: $.inof\n    update: { title: x }\n");
    const { code, io } = await counterfoil("explain", "--overlay", slip);
    expect({ code, err: io.written.err }).toEqual({
      code: 2,
      err: 'slip.yaml:4:5: "$.inof" selects nothing in the document (at /actions/0/target)\n',
    });
  });

  test("puts an issue of the document that it brings at its own place", async () => {
    const wrong = write(
      "wrong.yaml",
      "  - target: $.paths['/api/contacts'].get\n    update: { x-counterfoil: { efect: list } }\n",
    );
    const { code, io } = await counterfoil("mock", "--port", "0", "--overlay", wrong);
    expect(code).toBe(2);
    expect(io.written.err).toMatch(/^wrong\.yaml:5:\d+: .*efect/);
  });

  test("that is not there says so", async () => {
    const { code, io } = await counterfoil("explain", "--overlay", "gone.yaml");
    expect({ code, err: io.written.err }).toEqual({
      code: 2,
      err: "Cannot read gone.yaml: no such file. Give --overlay a path to an OpenAPI Overlay, such as my-api.overlay.yaml\n",
    });
  });
});
