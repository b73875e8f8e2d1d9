import type { HttpRequest, HttpResponse } from "../../spec/index.ts";
import { refusal } from "../engine/refusal.ts";
import { problem } from "../engine/refuse.ts";
import type { CredentialsFile } from "./credentials.ts";

/** Where the control API stands; a path that the document has goes before it. */
export const controlPrefix = "/__counterfoil/";

/** What the control API can ask of a mock. */
export interface Controlled {
  readonly credentials: () => Promise<CredentialsFile>;
}

/** Answers a request for the control API. Its answers have no CORS fields: no page of another origin may read keys. */
export async function control(mock: Controlled, request: HttpRequest): Promise<HttpResponse> {
  if (request.path !== `${controlPrefix}credentials`) {
    return problem(
      refusal(404, `The control API has no path "${request.path}"; it has ${controlPrefix}credentials`),
    );
  }
  if (request.method !== "GET" && request.method !== "HEAD") {
    const sentence = `${request.path} does not take ${request.method}; it takes GET, HEAD`;
    return problem(refusal(405, sentence, { headers: { allow: "GET, HEAD" } }));
  }
  const headers = { "content-type": "application/json", "cache-control": "no-store" };
  return { status: 200, headers, body: JSON.stringify(await mock.credentials()) };
}
