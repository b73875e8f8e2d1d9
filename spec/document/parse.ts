import { parseDocument as parseYaml, LineCounter, type Document as YamlDocument, type YAMLError } from "yaml";
import type { Json } from "../json.ts";
import { DocumentError } from "./document-error.ts";
import type { Document, Place } from "./document.ts";
import { locateIn } from "./locate.ts";

/**
 * Reads YAML 1.2 or JSON into a plain tree.
 * @param file the name by which people know the text; used in sentences only
 * @throws {DocumentError} where the text is neither
 */
export function parseDocument(text: string, file: string): Document {
  const json = readJson(text);
  if (json === undefined) return readYaml(text, file);
  // Positions are only asked for when something is wrong, so a sound JSON document is read once.
  let positions: ((pointer: string) => Place) | undefined;
  return {
    file,
    tree: json,
    locate: (pointer) => (positions ??= locateIn(...parsed(text), file))(pointer),
  };
}

function readJson(text: string): Json | undefined {
  if (!/^\uFEFF?\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text.replace(/^\uFEFF/, "")) as Json;
  } catch {
    // Not a finding yet: YAML's flow style begins with a brace too, and its parser tells line and column.
    return undefined;
  }
}

function readYaml(text: string, file: string): Document {
  const [yaml, lines] = parsed(text);
  const errors = yaml.errors.map((error) => yamlIssue(error, lines, file));
  if (errors.length > 0) throw new DocumentError(errors);
  return {
    file,
    tree: (yaml.toJS({ maxAliasCount: 100 }) ?? null) as Json,
    locate: locateIn(yaml, lines, file),
  };
}

function parsed(text: string): [YamlDocument, LineCounter] {
  const lines = new LineCounter();
  return [parseYaml(text, { lineCounter: lines, merge: true, prettyErrors: false }), lines];
}

function yamlIssue(error: YAMLError, lines: LineCounter, file: string): DocumentError["issues"][number] {
  const { line, col } = lines.linePos(error.pos[0]);
  const message = `Cannot read the text as YAML or JSON: ${error.message}`;
  return { message, pointer: "", place: { file, line: Math.max(line, 1), column: Math.max(col, 1) } };
}
