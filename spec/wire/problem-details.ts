import type { Json, JsonObject } from "../json.ts";
import { reasonPhrase } from "./status.ts";

/** The media type of problem details in JSON (RFC 9457, section 6.1). */
export const PROBLEM_MEDIA_TYPE = "application/problem+json";

/** What is to be told; members beside the five of the standard are extensions (RFC 9457, section 3.2). */
export interface ProblemInit {
  readonly status: number;
  /** Where absent, the phrase of the status, as section 4.2.1 wants it for `about:blank`. */
  readonly title?: string;
  readonly detail?: string;
  /** Where absent, `about:blank`, which section 3.1.1 lets a sender leave out. */
  readonly type?: string;
  readonly instance?: string;
  readonly [extension: string]: Json | undefined;
}

/** Problem details (RFC 9457) as plain data, the standard's members first and in its order. */
export function problemDetails(init: ProblemInit): JsonObject {
  const { type, title, status, detail, instance, ...extensions } = init;
  const standard = { type, title: title ?? (reasonPhrase(status) || undefined), status, detail, instance };
  return Object.fromEntries(
    Object.entries({ ...standard, ...extensions }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    ),
  );
}
