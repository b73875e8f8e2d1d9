import type { Flow } from "./contract.ts";
import { text } from "./node-text.ts";
import type { Node, Reader } from "./reader.ts";

const kinds = ["authorizationCode", "clientCredentials", "implicit", "password"] as const;

/** The ways to a token that an `oauth2` scheme names, in the order of the document. OpenAPI 3.1, section 4.8.28. */
export function readFlows(reader: Reader, scheme: Node): readonly Flow[] {
  return reader.members(reader.member(scheme, "flows")).flatMap(([name, node]): Flow[] => {
    if (name.startsWith("x-")) return [];
    const kind = kinds.find((each) => each === name);
    if (kind === undefined) {
      reader.report(node.pointer, `An OAuth flow must be one of ${kinds.join(", ")}, but is "${name}"`);
      return [];
    }
    const member = (word: string): string => text(reader.member(node, word));
    return [
      {
        kind,
        authorizationUrl: member("authorizationUrl"),
        tokenUrl: member("tokenUrl"),
        refreshUrl: member("refreshUrl"),
        scopes: reader.members(reader.member(node, "scopes")).map(([scope]) => scope),
      },
    ];
  });
}
