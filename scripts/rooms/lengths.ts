import type { Breach } from "./breach.ts";
import type { SourceFile } from "./source-file.ts";

const most = 250;

/** No file is over 250 code lines. Tests may be: a table of cases is not a long idea. */
export function checkLengths(files: readonly SourceFile[]): readonly Breach[] {
  return files
    .filter((file) => !file.test && file.lines > most)
    .map((file) => ({
      place: file.path,
      sentence: `has ${file.lines} code lines; at most ${most}, so give its second idea a file of its own`,
    }));
}

/** How long the files are, in one sentence: half should be under 60 code lines, nine in ten under 150. */
export function describeLengths(files: readonly SourceFile[]): string {
  const own = files.filter((file) => !file.test);
  const longest = own.reduce<SourceFile | undefined>(
    (best, file) => (best === undefined || file.lines > best.lines ? file : best),
    undefined,
  );
  if (longest === undefined) return "no files";
  const share = (limit: number): number =>
    Math.round((100 * own.filter((file) => file.lines < limit).length) / own.length);
  const count = (number: number): string => `${number} ${number === 1 ? "file" : "files"}`;
  const shares = `${share(60)}% under 60 code lines, ${share(150)}% under 150`;
  return `${count(own.length)} and ${count(files.length - own.length)} of tests; ${shares}, the longest ${longest.path} with ${longest.lines}`;
}
