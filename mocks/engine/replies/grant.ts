import {
  createChance,
  negotiate,
  sample,
  writeBody,
  type Content,
  type Headers,
  type HttpResponse,
  type Json,
} from "../../../spec/index.ts";
import { challenge } from "../security/challenge.ts";
import { deprecation } from "./deprecation.ts";
import { exampleOf } from "./example.ts";
import { spell } from "./prefer.ts";
import { refusal } from "../refusals/refusal.ts";
import { refuse } from "../refusals/refuse.ts";
import { fillHeaders } from "./reply-headers.ts";
import { requestChance } from "./request-chance.ts";
import type { Door } from "../say.ts";
import type { Answer } from "../turn.ts";
import type { Wish } from "./wish.ts";

/**
 * The answer that a client has chosen: the example it names, else the first documented one, else a value that fits; with
 * every documented header field, and `Preference-Applied` (RFC 7240, section 3). Nothing is read or written.
 */
export function grant(door: Door, wish: Wish): Answer {
  const { service, operation, request, visitor } = door;
  const { status, reply, example, seed } = wish;
  const chance = seed === undefined ? requestChance(door) : createChance(`prefer ${seed}`);
  const known: Headers = status === 401 ? { "www-authenticate": challenge(service.contract, operation) } : {};
  const headers = {
    ...deprecation(operation),
    ...(reply ? fillHeaders(reply, known, chance, "all") : {}),
    ...known,
  };
  const choice =
    negotiate(request.headers["accept"], example ? [example.content] : (reply?.contents ?? [])) ??
    negotiate(undefined, example ? [example.content] : (reply?.contents ?? []));
  const said = choice && bodyOf(choice.content);
  const applied = appliedOf(wish, said?.made ?? false);
  const told: Headers = applied === "" ? {} : { "preference-applied": applied };
  const answered = (response: HttpResponse): Answer => ({
    response: { ...response, headers: { ...response.headers, ...told } },
    writes: [],
    tenant: visitor.tenant,
  });
  if (choice === undefined) return answered({ status, headers, body: "" });
  if (said?.value === undefined) return answered(explained());
  const body = writeBody(said.value, choice.mediaType, choice.content.schema);
  return answered({ status, headers: { ...headers, "content-type": choice.mediaType }, body });

  function bodyOf(content: Content): { readonly value: Json | undefined; readonly made: boolean } {
    if (example) return { value: example.value, made: false };
    const { json } = content.schema;
    if (wish.dynamic) return { value: sample(json, chance, { direction: "response" }) ?? null, made: true };
    // A refusal without an example says why it is sent, which nothing that is made up could.
    if (status >= 400 && Object.keys(content.examples).length === 0) return { value: undefined, made: false };
    const value = exampleOf(content, chance) ?? null;
    return { value, made: !Object.values(content.examples).includes(value) };
  }

  function explained(): HttpResponse {
    const sentence = `The request prefers an answer of ${status}`;
    const occasion = { path: request.path, now: door.sources.now() };
    return refuse(service.contract, operation, refusal(status, sentence, { headers }), chance, occasion);
  }
}

/** Only what made a difference is said to have been applied. */
function appliedOf({ status, coded, example, dynamic, seed }: Wish, made: boolean): string {
  return [
    ...(coded ? [spell("code", status)] : []),
    ...(example ? [spell("example", example.name)] : []),
    ...(made && dynamic ? [spell("dynamic", "true")] : []),
    ...(made && seed !== undefined ? [spell("seed", seed)] : []),
  ].join(", ");
}
