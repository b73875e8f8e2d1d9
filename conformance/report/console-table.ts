import { stripVTControlCharacters } from "node:util";

/**
 * Lays rows out in columns, two spaces apart, each as wide as its widest cell; colours take no width. Returns lines
 * without trailing spaces.
 */
export function formatTable(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, widthOf(cell));
  return rows.map((row) =>
    row
      .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - widthOf(cell)))
      .join("  ")
      .trimEnd(),
  );
}

function widthOf(cell: string): number {
  return [...stripVTControlCharacters(cell)].length;
}
