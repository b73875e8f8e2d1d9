import { writeRequest, type HttpRequest, type Json, type Operation } from "../../spec/index.ts";
import { authorize } from "./authorize.ts";
import type { KeyPart } from "./keyring.ts";

/** One request of a step, with everything put in that had to wait. */
export interface Draft {
  readonly operation: Operation;
  /** `undefined`: the operation's own. */
  readonly method: string | undefined;
  readonly path: Readonly<Record<string, Json>>;
  readonly query: Readonly<Record<string, Json>>;
  readonly headers: Readonly<Record<string, Json>>;
  readonly body: Json | undefined;
  /** Sent as it stands instead of `body`. */
  readonly raw: string | undefined;
  /** Of the body; `""`: the operation's own. */
  readonly mediaType: string;
}

/**
 * Writes a draft as a message, with its key.
 * @param basePath what precedes the path of every operation
 */
export function buildRequest(draft: Draft, parts: readonly KeyPart[], basePath: string): HttpRequest {
  const { operation, raw, mediaType } = draft;
  const values = {
    path: draft.path,
    query: draft.query,
    header: draft.headers,
    // Any body brings the media type that a raw one has to have.
    body: raw === undefined ? draft.body : null,
  };
  const written = writeRequest(operation, values, mediaType === "" ? undefined : mediaType, { basePath });
  return authorize({ ...written, method: draft.method ?? written.method, body: raw ?? written.body }, parts);
}
