import type { Breach } from "./breach.ts";
import type { SourceFile } from "./source-file.ts";

/** From room to room one passes through `<room>/index.ts`; inside a room one imports the owning file. */
export function checkDoors(files: readonly SourceFile[]): readonly Breach[] {
  return files.flatMap((file) =>
    file.imports.flatMap(({ path, line }) => {
      const place = `${file.path}:${line}`;
      const room = path.slice(0, path.indexOf("/"));
      const door = `${room}/index.ts`;
      if (path === "" || room === "") return [];
      if (room !== file.room && path !== door) {
        return [{ place, sentence: `imports ${path} past the door; take it from ${door}` }];
      }
      if (room === file.room && path === door && !file.test) {
        return [{ place, sentence: `imports the door of its own room; take it from the file that owns it` }];
      }
      return [];
    }),
  );
}
