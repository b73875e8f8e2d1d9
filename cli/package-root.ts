import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of the package, whether this file runs from source (`cli/`) or as built (`dist/cli/`). */
export const packageRoot: string = climb(import.meta.dirname);

function climb(folder: string): string {
  const above = dirname(folder);
  return existsSync(join(folder, "package.json")) || above === folder ? folder : climb(above);
}
