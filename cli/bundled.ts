import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "./package-root.ts";

const contracts = join(packageRoot, "spec");

/** The contract that is meant where none is named. */
export const defaultContract = "ohallo";

/** The names of the contracts that come with the package, the default first. */
export function listBundled(): readonly string[] {
  const names = readdirSync(contracts).filter((name) => existsSync(contractFile(name)));
  return names.sort(
    (a, b) => Number(b === defaultContract) - Number(a === defaultContract) || (a < b ? -1 : 1),
  );
}

/** Where the document of a bundled contract lies. */
export function contractFile(name: string): string {
  return join(contracts, name, "openapi.yaml");
}

/** Where the world of a bundled contract lies. */
export function worldFile(name: string): string {
  return join(packageRoot, "fixtures", `${name}.world.yaml`);
}
