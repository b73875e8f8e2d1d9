import type { Contract, Method, Operation } from "../contract/contract.ts";
import { decodePercent } from "../wire/percent.ts";
import { splitPath } from "../wire/path-template.ts";
import { gapNames, textsAround } from "../wire/segment.ts";
import type { Match } from "./exchange.ts";
import { createBranch, walk, type Branch } from "./branch.ts";

/** The operations of one path, by method; and what an `Allow` field says of them. */
interface PathItem {
  readonly operations: Map<Method, { readonly operation: Operation; readonly gaps: readonly string[] }>;
  allowed: readonly string[];
}

/** The order of an `Allow` field. */
const METHODS: readonly Method[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"];

/**
 * Makes the function that finds the operation for a method and a path, the contract's base path included. Paths are
 * kept as a tree of segments, so that a request costs what its own length costs, however many operations there are.
 *
 * A path without gaps goes before one with gaps (OpenAPI 3.1, section 4.8.8); a trailing slash makes another path; HEAD
 * is answered by GET where the document has no HEAD of its own (RFC 9110, section 9.3.2).
 */
export function createRouter(contract: Contract): (method: string, path: string) => Match {
  const root = createBranch<PathItem>();
  for (const operation of contract.operations) plant(root, operation);
  const { basePath } = contract;
  return (method, path) => {
    if (!path.startsWith(`${basePath}/`)) return { kind: "nothing" };
    const found = walk(root, splitPath(path.slice(basePath.length)));
    if (found === undefined) return { kind: "nothing" };
    const entry = choose(found.leaf, method);
    if (entry === undefined) return { kind: "method", allowed: found.leaf.allowed };
    const values = entry.gaps.map((name, index) => [name, decodePercent(found.values[index] ?? "")] as const);
    return { kind: "operation", operation: entry.operation, path: Object.fromEntries(values) };
  };
}

function choose({ operations }: PathItem, method: string): ReturnType<PathItem["operations"]["get"]> {
  const name = METHODS.find((known) => known === method);
  if (name === undefined) return undefined;
  return operations.get(name) ?? (name === "HEAD" ? operations.get("GET") : undefined);
}

function plant(root: Branch<PathItem>, operation: Operation): void {
  let branch = root;
  for (const segment of operation.path.segments) branch = branch.grow(textsAround(segment));
  const item = (branch.leaf ??= { operations: new Map(), allowed: [] });
  const gaps = operation.path.segments.flatMap(gapNames);
  // Two paths that differ in nothing but the names of their gaps are one path; what stands first in the document wins.
  if (!item.operations.has(operation.method)) item.operations.set(operation.method, { operation, gaps });
  item.allowed = METHODS.filter(
    (method) =>
      item.operations.has(method) ||
      method === "OPTIONS" ||
      (method === "HEAD" && item.operations.has("GET")),
  );
}
