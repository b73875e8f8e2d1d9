import {
  asObject,
  type Body,
  type HttpRequest,
  type HttpResponse,
  type Json,
  type JsonObject,
} from "../../spec/index.ts";

/** The JSON of a body; `undefined` where there is none or it is malformed. */
export function jsonOf({ body }: { readonly body: Body }): Json | undefined {
  try {
    const json: Json = JSON.parse(typeof body === "string" ? body : new TextDecoder().decode(body));
    return json;
  } catch {
    // Malformed bodies are among what the right service is asked to refuse: they are passed on as they are.
    return undefined;
  }
}

/** The members of a body, or none where it is no JSON object. */
export function membersOf(message: { readonly body: Body }): JsonObject {
  return asObject(jsonOf(message));
}

/** The same answer with another body; the answer to HEAD stays without. */
export function answerJson(answer: HttpResponse, request: HttpRequest, json: Json): HttpResponse {
  return request.method === "HEAD" ? answer : withJson(answer, json);
}

/** The same message with another body. */
export function withJson<Message extends { readonly body: Body }>(message: Message, json: Json): Message {
  return { ...message, body: JSON.stringify(json) };
}
