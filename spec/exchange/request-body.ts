import type { Content, RequestBody } from "../contract/contract.ts";
import type { Json } from "../json.ts";
import { sentence } from "../schema/sentence.ts";
import { readBody } from "../wire/body.ts";
import type { HttpRequest } from "../wire/message.ts";
import type { Problem } from "./exchange.ts";
import { fieldOf } from "./field.ts";
import { closestContent } from "./reply.ts";

/** The body of a request, read and judged; `value` is `undefined` where there is none or it cannot be read. */
export interface BodyOutcome {
  readonly value: Json | undefined;
  readonly problems: readonly Problem[];
}

/** Reads the body of a request. One that the document knows nothing of is not looked at. */
export function readRequestBody(documented: RequestBody | undefined, request: HttpRequest): BodyOutcome {
  if (documented === undefined) return { value: undefined, problems: [] };
  if (request.body.length === 0) {
    return documented.required ? failed("missing", "body is required") : { value: undefined, problems: [] };
  }
  const mediaType = fieldOf(request.headers, "content-type") ?? "";
  const content = closestContent(documented.contents, mediaType);
  if (content === undefined) return failed("mediaType", mediaTypeSentence(documented.contents, mediaType));
  const reading = readBody(request.body, mediaType, content.schema.json);
  if (!reading.ok) return failed("malformed", reading.sentence);
  return { value: reading.value, problems: reading.opaque ? [] : judged(content, reading.value) };
}

function judged(content: Content, value: Json): readonly Problem[] {
  return content.schema.judge(value).map((violation) => ({
    kind: "invalid",
    in: "body",
    name: "",
    at: violation.at,
    sentence: sentence(violation, violation.at === "" ? "body" : ""),
    violation,
  }));
}

function failed(kind: Problem["kind"], sentence: string): BodyOutcome {
  return {
    value: undefined,
    problems: [{ kind, in: "body", name: "", at: "", sentence, violation: undefined }],
  };
}

/** Says which media types would be right. Also used of answers. */
export function mediaTypeSentence(contents: readonly Content[], mediaType: string): string {
  const names = contents.map((content) => content.mediaType);
  const right = names.length === 1 ? names.join("") : `one of ${names.join(", ")}`;
  const wrong = mediaType === "" ? "is missing" : `is ${JSON.stringify(mediaType)}`;
  return names.length === 0
    ? `body must be empty, but is not`
    : `Content-Type must be ${right}, but ${wrong}`;
}
