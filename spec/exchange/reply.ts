import type { Content, Operation, Reply } from "../contract/contract.ts";
import { closeness } from "../wire/media-type.ts";

/** What the document says of a status: itself, else its range (`4XX`), else `default` (OpenAPI 3.1, section 4.8.16). */
export function replyFor(operation: Operation, status: number): Reply | undefined {
  const range = `${Math.trunc(status / 100)}XX`;
  const find = (wanted: string): Reply | undefined =>
    operation.replies.find((reply) => reply.status.toUpperCase() === wanted);
  return find(String(status)) ?? find(range) ?? find("DEFAULT");
}

/** What a reply says of a media type; of several that fit, the closest. */
export function contentFor(reply: Reply, mediaType: string): Content | undefined {
  return closestContent(reply.contents, mediaType);
}

/** Of the contents that a media type fits, the one that names it most closely. */
export function closestContent(contents: readonly Content[], mediaType: string): Content | undefined {
  let closest: Content | undefined;
  let best = 0;
  for (const content of contents) {
    const fit = closeness(content.mediaType, mediaType);
    if (fit > best) [closest, best] = [content, fit];
  }
  return closest;
}
