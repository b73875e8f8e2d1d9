import type { HttpRequest, Json, RequestValues } from "../../spec/index.ts";
import type { TenantName } from "../state/store.ts";
import { refusal, type Refusal } from "../engine/refusals/refusal.ts";
import type { LiveWorld } from "../server/live-world.ts";
import type { Controlled } from "./controlled.ts";

/** One request to the control API that was let in, read and found right. */
export interface Call {
  readonly controlled: Controlled;
  readonly request: HttpRequest;
  readonly values: RequestValues;
}

/** One about a world that is there. */
export interface WorldCall extends Call {
  readonly world: LiveWorld;
}

/** One about a tenant of a world. */
export interface TenantCall extends WorldCall {
  readonly tenant: TenantName;
}

/** How a handler ends. */
export type Result =
  | { readonly kind: "json"; readonly status: 200 | 201; readonly body: Json; readonly location?: string }
  | { readonly kind: "empty" }
  | {
      readonly kind: "text";
      readonly mediaType: string;
      readonly text: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Goes on, piece by piece, until the client leaves. */
  | { readonly kind: "stream"; readonly mediaType: string; readonly stream: AsyncIterable<string> }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** Does what one operation of the control API is for. */
export type Handler<C extends Call = Call> = (call: C) => Result | Promise<Result>;

/** The handlers of one resource, by operation id; what their paths name is looked up before. */
export interface Resource {
  readonly plain?: Readonly<Record<string, Handler>>;
  readonly world?: Readonly<Record<string, Handler<WorldCall>>>;
  readonly tenant?: Readonly<Record<string, Handler<TenantCall>>>;
}

export function ok(body: Json): Result {
  return { kind: "json", status: 200, body };
}

export function created(body: Json, location?: string): Result {
  return { kind: "json", status: 201, body, ...(location === undefined ? {} : { location }) };
}

export function no(status: 400 | 404 | 409, sentence: string, pointer = ""): Result {
  return { kind: "refused", refusal: refusal(status, sentence, { pointer }) };
}

export const nothing: Result = { kind: "empty" };
