import { posix } from "node:path";
import { codeText } from "./code-text.ts";

/** One source file, as far as the rules of the house look at it. */
export interface SourceFile {
  /** From the root of the project, with `/`: `mocks/engine/reply.ts`. */
  readonly path: string;
  /** The first folder of the path. */
  readonly room: string;
  /** A test, or a file that only tests use: `.test-data.ts`, `.suite.ts`. */
  readonly test: boolean;
  readonly imports: readonly Import[];
  /** Lines that are neither blank nor comment. */
  readonly lines: number;
  /** Whether the file does nothing but pass on what others own. */
  readonly barrel: boolean;
}

/** One `import` or `export … from`, types included. */
interface Import {
  /** As it is spelled: `node:fs`, `./reply.ts`. */
  readonly specifier: string;
  /** What a relative specifier leads to, from the root of the project; `""` for packages. */
  readonly path: string;
  /** Line of the file, from 1. */
  readonly line: number;
  /** `export * from`. */
  readonly everything: boolean;
}

const statement: RegExp =
  /^(?:import|export)\s+(?:type\s+)?([\w$*{][\w$\s,*{}]*?)\s*from\s*["']([^"']+)["'];?|^import\s*["']([^"']+)["'];?/gm;
const forTests: RegExp = /\.(test|test-data|suite)\.ts$/;
const call: RegExp = /\bimport\(\s*["']([^"']+)["']\s*\)/g;

/** Reads one file: its imports, its length, what it is. */
export function readSourceFile(path: string, text: string): SourceFile {
  const lines = codeText(text);
  const code = lines.join("\n");
  const rest = code.replaceAll(statement, (found) => (found.startsWith("export") ? "" : found));
  return {
    path,
    room: path.slice(0, path.indexOf("/")),
    test: forTests.test(path),
    imports: readImports(path, code),
    lines: lines.filter((line) => line.trim() !== "").length,
    barrel: code.trim() !== "" && rest.trim() === "",
  };
}

function readImports(path: string, code: string): readonly Import[] {
  const stated = [...code.matchAll(statement)].map((found) => ({
    specifier: found[2] ?? found[3] ?? "",
    index: found.index,
    everything: found[0].startsWith("export") && (found[1] ?? "").startsWith("*"),
  }));
  const called = [...code.matchAll(call)].map((found) => ({
    specifier: found[1] ?? "",
    index: found.index,
    everything: false,
  }));
  return [...stated, ...called].map(({ specifier, index, everything }) => ({
    specifier,
    path: specifier.startsWith(".") ? posix.join(posix.dirname(path), specifier) : "",
    line: code.slice(0, index).split("\n").length,
    everything,
  }));
}
