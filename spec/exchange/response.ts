import type { Content, Operation, Reply, ReplyHeader } from "../contract/contract.ts";
import type { Schema, Violation } from "../schema/schema.ts";
import { sentence } from "../schema/sentence.ts";
import { readBody } from "../wire/body.ts";
import { isJson } from "../wire/media-type.ts";
import type { Body, HttpRequest, HttpResponse } from "../wire/message.ts";
import { readParameter } from "../wire/parameter.ts";
import { statusText } from "../wire/status.ts";
import type { Deviation } from "./exchange.ts";
import { fieldOf } from "./field.ts";
import { contentFor, replyFor } from "./reply.ts";
import { mediaTypeSentence } from "./request-body.ts";

/**
 * Holds a response against what its operation documents: status, media type, body, header fields. An answer to HEAD has
 * no body and is not judged on one (RFC 9110, section 9.3.2). A body whose media type is missing or wrong is judged all the
 * same, as the JSON that is documented or else the first. An empty list says that the response conforms.
 */
export function judgeResponse(
  operation: Operation,
  request: HttpRequest,
  response: HttpResponse,
): readonly Deviation[] {
  const reply = replyFor(operation, response.status);
  if (reply === undefined) return [undocumented(operation, response.status)];
  const body = request.method === "HEAD" ? [] : judgeBody(reply, response);
  return [...body, ...reply.headers.flatMap((header) => judgeHeader(header, response))];
}

function undocumented({ replies, pointer }: Operation, status: number): Deviation {
  const known = replies.map((reply) => reply.status).join(", ");
  const sentence = `status must be one that is documented (${known}), but is ${statusText(status)}`;
  return { aspect: "status", pointer: `${pointer}/responses`, sentence, violation: undefined };
}

function judgeBody(reply: Reply, response: HttpResponse): readonly Deviation[] {
  const { status, headers, body } = response;
  const empty = body.length === 0;
  // These never have a body, whatever a document says (RFC 9110, sections 15.3.5 and 15.4.5).
  if (status === 204 || status === 304 || reply.contents.length === 0) {
    if (empty) return [];
    return [deviation("mediaType", reply.pointer, `body of ${statusText(status)} must be empty, but is not`)];
  }
  if (empty)
    return [deviation("body", `${reply.pointer}/content`, `body of ${statusText(status)} is required`)];
  const mediaType = fieldOf(headers, "content-type") ?? "";
  const content = contentFor(reply, mediaType);
  if (content !== undefined) return judgeContent(content, mediaType, body);
  const meant = reply.contents.find((each) => isJson(each.mediaType)) ?? reply.contents[0];
  return [
    deviation("mediaType", `${reply.pointer}/content`, mediaTypeSentence(reply.contents, mediaType)),
    ...(meant === undefined ? [] : judgeContent(meant, meant.mediaType, body)),
  ];
}

function judgeContent(content: Content, mediaType: string, body: Body): readonly Deviation[] {
  const { json, judge } = content.schema;
  const reading = readBody(body, mediaType, json);
  if (!reading.ok) return [deviation("body", content.pointer, reading.sentence)];
  if (reading.opaque) return [];
  return judge(reading.value).map((violation) => ({
    ...deviation(
      "body",
      pointerOf(content.schema, violation),
      sentence(violation, violation.at === "" ? "body" : ""),
    ),
    violation,
  }));
}

function judgeHeader(
  { name, required, schema, pointer }: ReplyHeader,
  response: HttpResponse,
): readonly Deviation[] {
  // Described by `content`, never by `headers` (OpenAPI 3.1, section 4.8.17.1).
  if (name === "content-type") return [];
  const spelling = { name, in: "header", style: "simple", explode: false, mediaType: "", schema } as const;
  const reading = readParameter(spelling, { path: {}, query: [], headers: response.headers, cookies: [] });
  switch (reading.kind) {
    case "absent":
      return required ? [deviation("header", pointer, `header ${name} is required`)] : [];
    case "value":
      return schema.judge(reading.value).map((violation) => ({
        ...deviation("header", pointerOf(schema, violation), sentence(violation, `header ${name}`)),
        violation,
      }));
    case "malformed":
    case "repeated":
      return [deviation("header", pointer, `header ${reading.sentence}`)];
    default:
      return reading satisfies never;
  }
}

/** The rule in the document; one that lies behind a `$ref` cannot be told from here, so the schema stands for it. */
function pointerOf({ pointer }: Schema, { rule }: Violation): string {
  return rule.startsWith("/$defs/") ? pointer : pointer + rule;
}

function deviation(aspect: Deviation["aspect"], pointer: string, sentence: string): Deviation {
  return { aspect, pointer, sentence, violation: undefined };
}
