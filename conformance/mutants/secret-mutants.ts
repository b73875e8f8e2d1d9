import {
  asObject,
  createRouter,
  type HttpRequest,
  type HttpResponse,
  type JsonObject,
} from "../../spec/index.ts";
import { header } from "./change-answer.ts";
import { membersOf, withJson } from "./json-body.ts";
import type { Mutant, Mutation } from "./mutant.ts";

type Slip = (answer: HttpResponse, secrets: readonly string[], request: HttpRequest) => HttpResponse;

/** Remembers the credentials of channels, and lets them slip in the answers of one operation. */
function tells(operation: string, slip: Slip): Mutation {
  return (right, tools) => {
    const route = createRouter(tools.contract);
    const stored = new Map<string, readonly string[]>();
    return async (request) => {
      const answer = await right(request);
      const match = route(request.method, request.path);
      if (match.kind !== "operation" || answer.status !== 200) return answer;
      const channel = match.path["channelId"] ?? "";
      if (match.operation.id === "storeChannelCredentials")
        stored.set(channel, Object.values(membersOf(request)).map(String));
      const secrets = stored.get(channel) ?? [];
      return match.operation.id === operation && secrets.length > 0 ? slip(answer, secrets, request) : answer;
    };
  };
}

const inConfig = (answer: HttpResponse, [secret = ""]: readonly string[]): HttpResponse => {
  const channel: JsonObject = membersOf(answer);
  return withJson(answer, { ...channel, config: { ...asObject(channel["config"]), webhookToken: secret } });
};

/** J25. What was stored as a secret and comes back. */
export const secretMutants: readonly Mutant[] = [
  {
    id: "J25",
    title: "a secret comes back under another name in an open object",
    only: "storeChannelCredentials/secret/*",
    caughtBy: /^storeChannelCredentials\/secret\//,
    mutate: tells("getChannel", inConfig),
  },
  {
    id: "J25.text",
    title: "a secret comes back inside another text",
    only: "storeChannelCredentials/secret/*",
    caughtBy: /^storeChannelCredentials\/secret\//,
    mutate: tells("storeChannelCredentials", (answer, [secret = ""]) =>
      withJson(answer, { ...membersOf(answer), credentialsRef: `channels/${secret}` }),
    ),
  },
  {
    id: "J25.header",
    title: "a secret comes back in a header field",
    only: "storeChannelCredentials/secret/*",
    caughtBy: /^storeChannelCredentials\/secret\//,
    mutate: tells("getChannel", (answer, secrets, request) =>
      header("x-debug", secrets.join(" "))(answer, request),
    ),
  },
];
