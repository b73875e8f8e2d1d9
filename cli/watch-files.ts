import { watch } from "node:fs";
import { basename, dirname, resolve } from "node:path";

/** Milliseconds that a save may take: editors write in several goes. */
const settling = 80;

/**
 * Calls the listener each time one of the files has been saved. The folders are watched rather than the files, since
 * many editors put a new file in the place of the old. Returns what ends it.
 */
export function watchFiles(files: readonly string[], cwd: string, onSave: () => void): () => void {
  const paths = files.map((file) => resolve(cwd, file));
  const folders = new Map<string, Set<string>>();
  for (const path of paths)
    folders.set(dirname(path), (folders.get(dirname(path)) ?? new Set()).add(basename(path)));
  let timer: NodeJS.Timeout | undefined;
  const watchers = [...folders].map(([folder, names]) =>
    watch(folder, (_, name) => {
      if (name !== null && !names.has(name)) return;
      clearTimeout(timer);
      timer = setTimeout(onSave, settling);
    }),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
