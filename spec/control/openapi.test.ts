import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import SwaggerParser from "@apidevtools/swagger-parser";
import { describe, expect, test } from "vitest";
import { compileContract } from "../contract/compile.ts";
import { parseDocument } from "../document/parse.ts";

const file = fileURLToPath(new URL("openapi.yaml", import.meta.url));
const contract = compileContract(parseDocument(readFileSync(file, "utf8"), file));

describe("the document of the control API", () => {
  test("is OpenAPI 3.1 to an independent validator", async () => {
    expect(await SwaggerParser.validate(file)).toMatchObject({ openapi: "3.1.0" });
  });

  test("stands below the control prefix, and every operation asks for the token", () => {
    expect(contract.basePath).toBe("/__counterfoil");
    expect(contract.operations.filter(({ security }) => security.length === 0)).toEqual([]);
  });

  test("gives examples that fit their own schemas", () => {
    const wrong = contract.operations.flatMap(({ id, body }) =>
      (body?.contents ?? []).flatMap(({ schema, examples }) =>
        Object.entries(examples).flatMap(([name, value]) =>
          schema.judge(value).map((violation) => `${id} ${name}: ${violation.at}`),
        ),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test("says of every refusal what it looks like: problem details", () => {
    const refusals = contract.operations.flatMap(({ replies }) =>
      replies.filter(({ status }) => status.startsWith("4")),
    );
    const types = refusals.flatMap(({ contents }) => contents.map(({ mediaType }) => mediaType));
    expect(new Set(types)).toEqual(new Set(["application/problem+json"]));
  });
});
