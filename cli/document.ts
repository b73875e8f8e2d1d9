import { compileContract, type Contract, DocumentError, parseDocument } from "../spec/index.ts";
import { contractFile, defaultContract, listBundled } from "./bundled.ts";
import { asFailure } from "./failure.ts";
import { readText, shortPath } from "./read-text.ts";

/** A contract with the name it came by. */
export interface Loaded {
  readonly contract: Contract;
  /** The name of the bundled contract; `undefined` for a document of the user's own. */
  readonly bundled: string | undefined;
}

/**
 * Reads and compiles what stands for `[document]`: the name of a bundled contract, or else a path.
 * @throws {Failure} where there is no such file, or it cannot be understood
 */
export function loadDocument(document: string | undefined, cwd: string): Loaded {
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
    return { contract: compileContract(parseDocument(text, path)), bundled };
  } catch (error) {
    throw asFailure(error, [DocumentError], 2);
  }
}
