import {
  applyOverlay,
  compileContract,
  type Contract,
  type Document,
  DocumentError,
  parseDocument,
} from "../spec/index.ts";
import type { ServedDocument } from "../mocks/index.ts";
import { contractFile, defaultContract, listBundled } from "./bundled.ts";
import { asFailure } from "./failure.ts";
import { readText, shortPath } from "./read-text.ts";

/** A contract with the name it came by. */
export interface Loaded {
  readonly contract: Contract;
  /** The name of the bundled contract; `undefined` for a document of the user's own. */
  readonly bundled: string | undefined;
  /** The document itself, overlays applied. */
  readonly document: ServedDocument;
  /** What was read, the document first. */
  readonly files: readonly string[];
}

/**
 * Reads and compiles what stands for `[document]`: the name of a bundled contract, or else a path.
 * @param overlays paths of OpenAPI Overlays, applied to it in this order
 * @throws {Failure} where there is no such file, or it cannot be understood
 */
export function loadDocument(
  document: string | undefined,
  cwd: string,
  overlays: readonly string[] = [],
): Loaded {
  const names = listBundled();
  const wanted = document ?? defaultContract;
  const bundled = names.includes(wanted) ? wanted : undefined;
  const path = bundled === undefined ? wanted : shortPath(contractFile(bundled), cwd);
  const text = readText(
    path,
    cwd,
    `Give a path to an OpenAPI document or one of the bundled contracts: ${names.join(", ")}`,
  );
  try {
    const whole = overlays.reduce((base, file) => overlay(base, file, cwd), parseDocument(text, path));
    return {
      contract: compileContract(whole),
      bundled,
      document: serve(text, whole, overlays.length > 0),
      files: [path, ...overlays],
    };
  } catch (error) {
    throw asFailure(error, [DocumentError], 2);
  }
}

/** As it was written; where overlays changed it, as it is now, in JSON, which is YAML too. */
function serve(text: string, { tree }: Document, changed: boolean): ServedDocument {
  if (changed) return { text: JSON.stringify(tree, null, 2), format: "json", tree };
  return { text, format: text.trimStart().startsWith("{") ? "json" : "yaml", tree };
}

function overlay(base: Document, file: string, cwd: string): Document {
  const text = readText(
    file,
    cwd,
    "Give --overlay a path to an OpenAPI Overlay, such as my-api.overlay.yaml",
  );
  return applyOverlay(base, parseDocument(text, file));
}
