import type { Breach } from "./breach.ts";
import type { SourceFile } from "./source-file.ts";

/** The doors are the only barrels, and they pass on by name. */
export function checkBarrels(files: readonly SourceFile[]): readonly Breach[] {
  return files.flatMap((file) => {
    const door = file.path === `${file.room}/index.ts`;
    const everything = file.imports
      .filter((found) => found.everything)
      .map(({ specifier, line }) => ({
        place: `${file.path}:${line}`,
        sentence: `passes on everything of ${specifier}; name what others need of it`,
      }));
    if (file.barrel === door) return everything;
    const sentence = door
      ? "is a door that holds code of its own; move that to the file that owns it and pass it on by name"
      : `passes on what others own, which only ${file.room}/index.ts may`;
    return [...everything, { place: file.path, sentence }];
  });
}
