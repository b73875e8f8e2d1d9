import { isBuiltin } from "node:module";
import type { Breach } from "./breach.ts";
import type { SourceFile } from "./source-file.ts";

const pure: readonly string[] = ["spec/", "mocks/engine/", "conformance/plan/", "conformance/verdict/"];

/** What is pure runs anywhere: it imports nothing of Node, in either spelling. Tests are free. */
export function checkPurity(files: readonly SourceFile[]): readonly Breach[] {
  return files
    .filter((file) => !file.test && pure.some((folder) => file.path.startsWith(folder)))
    .flatMap((file) =>
      file.imports
        .filter(({ specifier }) => isBuiltin(specifier))
        .map(({ specifier, line }) => ({
          place: `${file.path}:${line}`,
          sentence: `imports ${specifier}, but ${pure.find((folder) => file.path.startsWith(folder))} is pure; take what it gives as an argument`,
        })),
    );
}
