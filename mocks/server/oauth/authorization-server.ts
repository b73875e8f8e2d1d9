import type { Contract, HttpRequest, HttpResponse } from "../../../spec/index.ts";
import { refusal } from "../../engine/refusals/refusal.ts";
import { problem } from "../../engine/refusals/refuse.ts";
import type { Worlds } from "../live-world.ts";
import { authorize } from "./authorize.ts";
import { answerDenial, type Denial } from "./denial.ts";
import { doorsOf, type Door } from "./doors.ts";
import { keySet, metadata } from "./metadata.ts";
import { createMint } from "./mint.ts";
import { issueToken } from "./token.ts";

/** Issues tokens for the oauth2 and openIdConnect schemes of a contract; they are keys of the world. */
export interface AuthorizationServer {
  /** Whether it has a door there. An operation of the document on the same path goes before it. */
  readonly has: (path: string) => boolean;
  /** Whether the door there takes the method; so an operation of another method leaves it open. */
  readonly takes: (method: string, path: string) => boolean;
  readonly answer: (request: HttpRequest, worlds: Worlds) => Promise<HttpResponse>;
}

export function createAuthorizationServer(contract: Contract): AuthorizationServer {
  const doors = doorsOf(contract);
  const mint = createMint();
  const realm = `Basic realm="${contract.title.replaceAll(/[^ !#-[\]-~]/g, "?")}", charset="UTF-8"`;

  async function enter(door: Door, request: HttpRequest, worlds: Worlds): Promise<HttpResponse | Denial> {
    switch (door.kind) {
      case "token":
        return issueToken(request, door.offers, worlds, mint);
      case "authorize":
        return authorize(request, door.offers, worlds, mint);
      case "metadata":
        return metadata(contract, door.offers, request);
      case "keys":
        return keySet();
      default:
        return door satisfies never;
    }
  }

  return {
    has: (path) => doors.has(path),
    takes: (method, path) => {
      const door = doors.get(path);
      return door !== undefined && methodsOf[door.kind].includes(method);
    },
    answer: async (request, worlds) => {
      const door = doors.get(request.path);
      if (!door) return problem(refusal(404, `No tokens are issued at "${request.path}"`));
      const allowed = methodsOf[door.kind];
      if (!allowed.includes(request.method)) {
        const allow = allowed.join(", ");
        const sentence = `${request.path} does not take ${request.method}; it takes ${allow}`;
        return problem(refusal(405, sentence, { headers: { allow } }));
      }
      const answer = await enter(door, request, worlds);
      return "status" in answer ? answer : answerDenial(answer, request, realm);
    },
  };
}

const methodsOf: Readonly<Record<Door["kind"], readonly string[]>> = {
  token: ["POST"],
  authorize: ["GET", "HEAD", "POST"],
  metadata: ["GET", "HEAD"],
  keys: ["GET", "HEAD"],
};
