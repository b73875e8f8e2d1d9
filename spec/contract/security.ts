import type { Requirement, Scheme } from "./contract.ts";
import { readFlows } from "./flows.ts";
import { quote, text } from "./node-text.ts";
import type { Node, Reader } from "./reader.ts";

/** The security schemes of the document, by name. */
export function readSchemes(reader: Reader): Readonly<Record<string, Scheme>> {
  const nodes = reader.members(reader.member(reader.root, "components", "securitySchemes"));
  return Object.fromEntries(nodes.map(([name, node]) => [name, readScheme(reader, name, node)]));
}

/**
 * What lets a caller into an operation: its own `security`, else the document's. An empty list opens it (OpenAPI 3.1,
 * section 4.8.10); an empty requirement beside others makes security optional.
 */
export function readSecurity(
  reader: Reader,
  operation: Node,
  schemes: Readonly<Record<string, Scheme>>,
): readonly Requirement[] {
  const own = reader.member(operation, "security");
  const node = own.value === undefined ? reader.member(reader.root, "security") : own;
  return reader.items(node).map((requirement) =>
    reader.members(requirement).map(([scheme, scopes]) => {
      if (!Object.hasOwn(schemes, scheme)) {
        const known = Object.keys(schemes).join(", ") || "none";
        reader.report(
          scopes.pointer,
          `Unknown security scheme "${scheme}"; components.securitySchemes has: ${known}`,
        );
      }
      return { scheme, scopes: reader.items(scopes).map(text) };
    }),
  );
}

function readScheme(reader: Reader, name: string, node: Node): Scheme {
  const type = text(reader.member(node, "type"));
  const http = text(reader.member(node, "scheme")).toLowerCase();
  const where = text(reader.member(node, "in"));
  const kind = kindOf(reader, node, type, http);
  const openIdConnectUrl = text(reader.member(node, "openIdConnectUrl"));
  const inPlace = where === "query" || where === "cookie" ? where : "header";
  return {
    name,
    kind,
    in: inPlace,
    parameter: text(reader.member(node, "name")) || "authorization",
    flows: kind === "oauth2" ? readFlows(reader, node) : [],
    ...(kind === "openIdConnect" ? { openIdConnectUrl } : {}),
  };
}

function kindOf(reader: Reader, node: Node, type: string, http: string): Scheme["kind"] {
  if (type === "http") return http === "bearer" || http === "basic" ? http : "other";
  if (type === "apiKey" || type === "oauth2" || type === "openIdConnect") return type;
  if (type !== "mutualTLS") {
    const given = quote(reader.member(node, "type"));
    reader.report(
      node.pointer,
      `A security scheme's type must be http, apiKey, oauth2, openIdConnect or mutualTLS, but is ${given}`,
    );
  }
  return "other";
}
