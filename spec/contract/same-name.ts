/** A name without case and separators, so that `createdAt`, `created_at` and `Created-At` are one. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}

/** The one of the names that a word stands for: itself, or spelt in another case or with other separators. */
export function sameName(word: string, names: Iterable<string>): string | undefined {
  const all = [...names];
  if (all.includes(word)) return word;
  const plain = plainName(word);
  return all.find((name) => plainName(name) === plain);
}

/** As `sameName`; and the name of a time may do without its ending: `created` for `createdAt` or `created_date`. */
export function sameNameOrTime(word: string, names: Iterable<string>): string | undefined {
  const all = [...names];
  const timed = ["at", "on", "date", "time"].map((ending) => plainName(word) + ending);
  return sameName(word, all) ?? all.find((name) => timed.includes(plainName(name)));
}
