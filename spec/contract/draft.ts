import type { PathTemplate } from "../wire/path-template.ts";
import type { Annotation } from "./annotation.ts";
import type { Content, Operation } from "./contract.ts";
import type { PathReading } from "./path-reading.ts";

/** An operation as the document writes it, before it is known what it does. */
export interface Draft extends Omit<Operation, "effect" | "reasons"> {
  readonly path: PathTemplate;
  readonly reading: PathReading;
  /** What `x-counterfoil` says. */
  readonly declared: Partial<Annotation>;
}

/** The body of the first documented success that has one in JSON. */
export function successContent(draft: Pick<Draft, "replies">): Content | undefined {
  const successes = draft.replies.filter(({ status }) => status.startsWith("2"));
  return successes.flatMap(({ contents }) => contents).find(({ mediaType }) => isJsonType(mediaType));
}

/** The JSON body that the operation takes. */
export function requestContent(draft: Pick<Draft, "body">): Content | undefined {
  return draft.body?.contents.find(({ mediaType }) => isJsonType(mediaType)) ?? draft.body?.contents[0];
}

function isJsonType(mediaType: string): boolean {
  return /[/+]json\b/.test(mediaType) || mediaType === "*/*";
}
