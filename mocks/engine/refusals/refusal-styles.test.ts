import { describe, expect, test } from "vitest";
import { createChance, createJudge, type Json, type JsonSchema } from "../../../spec/index.ts";
import { fillRefusal } from "./fill-refusal.ts";
import type { Refusal } from "./refusal.ts";

const invalid: Refusal = {
  status: 422,
  reasons: [
    { sentence: "name is required", field: "name", pointer: "/name", code: "required", in: "body" },
    {
      sentence: "address.zip must be a string, but is 7",
      field: "address.zip",
      pointer: "/address/zip",
      code: "type",
      in: "body",
    },
    {
      sentence: "limit must be at most 100, but is 500",
      field: "limit",
      pointer: "",
      code: "maximum",
      in: "query",
    },
  ],
  headers: {},
};
const absent: Refusal = {
  status: 404,
  reasons: [{ sentence: 'No contact has the id "7"', field: "", pointer: "" }],
  headers: {},
};
const [first, second, third] = invalid.reasons.map(({ sentence }) => sentence);
const all = [first, second, third].join("; ");
const none = 'No contact has the id "7"';
const now = "2026-01-02T03:04:05.000Z";
const uuid = expect.stringMatching(/^[0-9a-f]{8}-/);

const text = { type: "string" };
const whole = { type: "integer" };
const list = (items: Json): Json => ({ type: "array", items });
const object = (properties: Record<string, Json>, ...required: readonly string[]): JsonSchema => ({
  type: "object",
  required,
  properties,
});
const only = (...values: readonly Json[]): Json => ({ type: "string", enum: values });

function fill(json: JsonSchema, refusal: Refusal): Json {
  const judge = createJudge(json);
  const body = fillRefusal({ pointer: "", json, judge }, refusal, createChance("1"), {
    path: "/contacts",
    now,
  });
  expect(judge(body)).toEqual([]);
  return body;
}

interface Style {
  readonly style: string;
  readonly schema: JsonSchema;
  /** Of input that breaks three rules. */
  readonly invalid: unknown;
  /** Of a row that is not there. */
  readonly absent: unknown;
}

const styles: readonly Style[] = [
  {
    style: "Stripe",
    schema: object(
      {
        error: object(
          {
            type: only("api_error", "card_error", "idempotency_error", "invalid_request_error"),
            code: { ...text, maxLength: 5000 },
            message: { ...text, maxLength: 40_000 },
            param: { ...text, maxLength: 5000 },
            doc_url: text,
            request_log_url: text,
          },
          "type",
        ),
      },
      "error",
    ),
    invalid: {
      error: { type: "invalid_request_error", code: "unprocessable_content", message: all, param: "name" },
    },
    absent: { error: { type: "invalid_request_error", code: "not_found", message: none } },
  },
  {
    style: "GitHub",
    schema: object(
      {
        message: text,
        documentation_url: text,
        errors: list(
          object(
            {
              resource: text,
              field: text,
              message: text,
              code: only("missing", "missing_field", "invalid", "already_exists", "unprocessable", "custom"),
              index: whole,
            },
            "code",
          ),
        ),
      },
      "message",
      "documentation_url",
    ),
    invalid: {
      message: all,
      documentation_url: expect.any(String),
      errors: [
        { field: "name", message: first, code: "missing_field" },
        { field: "address.zip", message: second, code: "invalid" },
        { field: "limit", message: third, code: "invalid" },
      ],
    },
    absent: {
      message: none,
      documentation_url: expect.any(String),
      errors: [{ message: none, code: "missing" }],
    },
  },
  {
    style: "Google",
    schema: object({
      error: object(
        {
          code: { type: "integer", format: "int32" },
          message: text,
          status: text,
          details: list(
            object({ "@type": text, fieldViolations: list(object({ field: text, description: text })) }),
          ),
        },
        "code",
        "message",
      ),
    }),
    invalid: {
      error: {
        code: 422,
        message: all,
        status: "UNPROCESSABLE_CONTENT",
        details: [
          { fieldViolations: [{ field: "name", description: first }] },
          { fieldViolations: [{ field: "address.zip", description: second }] },
          { fieldViolations: [{ field: "limit", description: third }] },
        ],
      },
    },
    absent: {
      error: {
        code: 404,
        message: none,
        status: "NOT_FOUND",
        details: [{ fieldViolations: [{ description: none }] }],
      },
    },
  },
  {
    style: "JSON:API",
    schema: object(
      {
        errors: list(
          object({
            id: text,
            status: text,
            code: text,
            title: text,
            detail: text,
            source: object({ pointer: text, parameter: text, header: text }),
          }),
        ),
      },
      "errors",
    ),
    invalid: {
      errors: [
        ["required", first, { pointer: "/name" }],
        ["type", second, { pointer: "/address/zip" }],
        ["maximum", third, { parameter: "limit" }],
      ].map(([code, detail, source]) => ({
        status: "422",
        code,
        title: "Unprocessable Content",
        detail,
        source,
      })),
    },
    absent: { errors: [{ status: "404", code: "not_found", title: "Not Found", detail: none }] },
  },
  {
    style: "RFC 9457",
    schema: object({
      type: { type: "string", format: "uri-reference", default: "about:blank" },
      title: text,
      status: { type: "integer", minimum: 100, maximum: 599 },
      detail: text,
      instance: { type: "string", format: "uri-reference" },
      errors: list(object({ detail: text, pointer: text }, "detail")),
    }),
    invalid: {
      type: "about:blank",
      title: "Unprocessable Content",
      status: 422,
      detail: all,
      instance: "/contacts",
      errors: [
        { detail: first, pointer: "/name" },
        { detail: second, pointer: "/address/zip" },
        { detail: third },
      ],
    },
    absent: {
      type: "about:blank",
      title: "Not Found",
      status: 404,
      detail: none,
      instance: "/contacts",
      errors: [{ detail: none }],
    },
  },
  {
    style: "RFC 7807 with invalid-params",
    schema: object({
      title: text,
      "invalid-params": list(object({ name: text, reason: text }, "name", "reason")),
    }),
    invalid: {
      title: "Unprocessable Content",
      "invalid-params": [
        { name: "name", reason: first },
        { name: "address.zip", reason: second },
        { name: "limit", reason: third },
      ],
    },
    absent: expect.objectContaining({ title: "Not Found" }),
  },
  {
    style: "Spring",
    schema: object(
      {
        timestamp: { type: "string", format: "date-time" },
        status: whole,
        error: text,
        message: text,
        path: text,
        errors: list(object({ field: text, defaultMessage: text, code: text, rejectedValue: {} })),
      },
      "timestamp",
      "status",
      "path",
    ),
    invalid: {
      timestamp: now,
      status: 422,
      error: "Unprocessable Content",
      message: all,
      path: "/contacts",
      errors: [
        { field: "name", defaultMessage: first, code: "required" },
        { field: "address.zip", defaultMessage: second, code: "type" },
        { field: "limit", defaultMessage: third, code: "maximum" },
      ],
    },
    absent: {
      timestamp: now,
      status: 404,
      error: "Not Found",
      message: none,
      path: "/contacts",
      errors: [{ defaultMessage: none, code: "not_found" }],
    },
  },
  {
    style: "Rails",
    schema: object({ errors: { type: "object", additionalProperties: list(text) } }, "errors"),
    invalid: { errors: { name: [first], "address.zip": [second], limit: [third] } },
    absent: { errors: { base: [none] } },
  },
  {
    style: "Laravel",
    schema: object({ message: text, errors: { type: "object" } }, "message"),
    invalid: { message: all, errors: { name: [first], "address.zip": [second], limit: [third] } },
    absent: { message: none },
  },
  {
    style: "FastAPI",
    schema: {
      ...(object({ detail: list({ $ref: "#/$defs/E" }) }) as object),
      $defs: {
        E: object(
          { loc: list({ anyOf: [{ type: "string" }, { type: "integer" }] }), msg: text, type: text },
          "loc",
          "msg",
          "type",
        ),
      },
    },
    invalid: {
      detail: [
        { loc: ["body", "name"], msg: first, type: "required" },
        { loc: ["body", "address", "zip"], msg: second, type: "type" },
        { loc: ["query", "limit"], msg: third, type: "maximum" },
      ],
    },
    absent: { detail: [expect.objectContaining({ msg: none, type: "not_found" })] },
  },
  {
    style: "GraphQL",
    schema: object(
      {
        errors: list(
          object({ message: text, path: list(text), extensions: object({ code: text }, "code") }, "message"),
        ),
        data: { type: ["object", "null"] },
      },
      "errors",
      "data",
    ),
    invalid: {
      errors: [
        { message: first, path: ["name"], extensions: { code: "required" } },
        { message: second, path: ["address", "zip"], extensions: { code: "type" } },
        { message: third, path: ["limit"], extensions: { code: "maximum" } },
      ],
      data: null,
    },
    absent: {
      errors: [expect.objectContaining({ message: none, extensions: { code: "not_found" } })],
      data: null,
    },
  },
  {
    style: "one object inside with a list of details",
    schema: object(
      {
        error: object(
          {
            code: only("UNAUTHORIZED", "NOT_FOUND", "VALIDATION_ERROR"),
            message: text,
            details: { type: "array" },
          },
          "code",
          "message",
          "details",
        ),
        request_id: text,
      },
      "error",
    ),
    invalid: {
      error: {
        code: "VALIDATION_ERROR",
        message: all,
        details: [
          { field: "name", message: first },
          { field: "address.zip", message: second },
          { field: "limit", message: third },
        ],
      },
      request_id: uuid,
    },
    absent: { error: { code: "NOT_FOUND", message: none, details: [] }, request_id: uuid },
  },
  {
    style: "Microsoft",
    schema: object({
      error: object(
        {
          code: text,
          message: text,
          target: text,
          details: list(object({ code: text, target: text, message: text })),
          innererror: object({ code: text, innererror: {} }),
        },
        "code",
        "message",
      ),
    }),
    invalid: {
      error: expect.objectContaining({
        code: "unprocessable_content",
        message: all,
        target: "name",
        details: [
          { code: "required", target: "name", message: first },
          { code: "type", target: "address.zip", message: second },
          { code: "maximum", target: "limit", message: third },
        ],
      }),
    },
    absent: {
      error: expect.objectContaining({
        code: "not_found",
        message: none,
        details: [{ code: "not_found", message: none }],
      }),
    },
  },
  {
    style: "OAuth",
    schema: object({ error: text, error_description: text, error_uri: text }, "error"),
    invalid: { error: "unprocessable_content", error_description: all },
    absent: { error: "not_found", error_description: none },
  },
  {
    style: "HubSpot",
    schema: object(
      {
        status: { const: "error" },
        message: text,
        correlationId: { type: "string", format: "uuid" },
        category: only("OBJECT_NOT_FOUND", "VALIDATION_ERROR", "RATE_LIMITS"),
        errors: list(object({ message: text, in: text, code: text, context: { type: "object" } }, "message")),
      },
      "status",
      "message",
      "correlationId",
      "category",
    ),
    invalid: {
      status: "error",
      message: all,
      correlationId: uuid,
      category: "VALIDATION_ERROR",
      errors: [
        { message: first, in: "body", code: "required" },
        { message: second, in: "body", code: "type" },
        { message: third, in: "query", code: "maximum" },
      ].map((each) => expect.objectContaining(each)),
    },
    absent: expect.objectContaining({ category: "OBJECT_NOT_FOUND", message: none }),
  },
  {
    style: "one of several, told apart by a code",
    schema: {
      oneOf: [
        object({ code: { const: "not_found" }, error: text }, "code", "error"),
        object(
          { code: { const: "validation_error" }, fields: list(object({ name: text, error: text })) },
          "code",
          "fields",
        ),
      ],
    },
    invalid: {
      code: "validation_error",
      fields: [
        { name: "name", error: first },
        { name: "address.zip", error: second },
        { name: "limit", error: third },
      ],
    },
    absent: { code: "not_found", error: none },
  },
  {
    style: "text or map",
    schema: object(
      { errors: { oneOf: [text, { type: "object", additionalProperties: list(text) }] } },
      "errors",
    ),
    invalid: { errors: all },
    absent: { errors: none },
  },
  {
    style: "Twilio",
    schema: object(
      { code: whole, message: text, more_info: { type: "string", format: "uri" }, status: whole },
      "code",
      "message",
      "status",
    ),
    invalid: { code: 422, message: all, status: 422 },
    absent: { code: 404, message: none, status: 404 },
  },
  {
    style: "a name of its own",
    schema: object({ ok: { type: "boolean" }, whatWentWrong: text }, "ok", "whatWentWrong"),
    invalid: { ok: false, whatWentWrong: all },
    absent: { ok: false, whatWentWrong: none },
  },
  {
    style: "names with rules of their own",
    schema: object(
      { message: { ...text, maxLength: 20 }, code: { type: "string", pattern: "^E[0-9]{3}$" } },
      "message",
      "code",
    ),
    invalid: { message: all.slice(0, 20), code: expect.stringMatching(/^E\d{3}$/) },
    absent: { message: none.slice(0, 20), code: expect.stringMatching(/^E\d{3}$/) },
  },
];

describe("a refusal fits the document's shape and carries what is true, in the style of", () => {
  test.each(styles)("$style", ({ schema, invalid: many, absent: one }) => {
    expect(fill(schema, invalid)).toEqual(many);
    expect(fill(schema, absent)).toEqual(one);
  });
});
