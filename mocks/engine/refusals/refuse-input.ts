import { parsePointer, type Headers, type Operation, type Problem } from "../../../spec/index.ts";
import type { Reason, Refusal } from "./refusal.ts";

/** All problems together; a media type that nobody can read goes before what might be wrong with the rest. */
export function refuseInput(operation: Operation, problems: readonly Problem[]): Refusal {
  const unreadable = problems.filter(({ kind }) => kind === "mediaType");
  if (unreadable.length > 0)
    return { status: 415, reasons: unreadable.map(reasonOf), headers: acceptedBy(operation) };
  return { status: inputStatus(operation, problems), reasons: problems.map(reasonOf), headers: {} };
}

/** What would be right: RFC 9110, section 15.5.16; RFC 5789, section 3.1; Linked Data Platform, section 7.1. */
function acceptedBy({ method, body }: Operation): Headers {
  const accept = body?.contents.map(({ mediaType }) => mediaType).join(", ") ?? "";
  if (accept === "") return {};
  if (method === "POST") return { accept, "accept-post": accept };
  return method === "PATCH" ? { accept, "accept-patch": accept } : { accept };
}

/** 428 for a condition that is missing, where the document has it (RFC 6585, section 3). */
function isUnconditional({ kind, in: place, name }: Problem): boolean {
  return kind === "missing" && place === "header" && /^if-(match|unmodified-since)$/i.test(name);
}

/** 400; where the document has 422, that for input that can be read and breaks a rule (RFC 9110, section 15.5.21). */
function inputStatus({ replies }: Operation, problems: readonly Problem[]): number {
  const has = (status: string): boolean => replies.some((reply) => reply.status === status);
  if (has("428") && problems.every(isUnconditional)) return 428;
  const malformed = problems.some(({ kind }) => kind === "malformed");
  return has("422") && !(malformed && has("400")) ? 422 : 400;
}

function reasonOf({ kind, in: place, name, at, sentence, violation }: Problem): Reason {
  const inBody = place === "body";
  const code =
    violation?.keyword ?? (kind === "missing" ? "required" : kind === "malformed" ? kind : undefined);
  return {
    sentence,
    field: inBody ? parsePointer(at).join(".") : name,
    pointer: inBody ? at : "",
    in: place,
    ...(code === undefined ? {} : { code }),
  };
}
