/** The lines of a source text, with an empty one in the place of each line that is only comment. */
export function codeText(text: string): readonly string[] {
  let inside = false;
  return text.split("\n").map((line) => {
    const trimmed = line.trim();
    if (inside) {
      inside = !trimmed.includes("*/");
      return "";
    }
    if (trimmed.startsWith("//")) return "";
    if (!trimmed.startsWith("/*")) return line;
    inside = !trimmed.includes("*/");
    return "";
  });
}
