import { styleText } from "node:util";

/** Colours by what they mean; each leaves the text as it is where colour is not wanted. */
export interface Palette {
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly doubtful: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly strong: (text: string) => string;
}

export function createPalette(colour: boolean): Palette {
  const style =
    (format: "green" | "red" | "yellow" | "dim" | "bold") =>
    (text: string): string =>
      colour && text !== "" ? styleText(format, text, { validateStream: false }) : text;
  return {
    good: style("green"),
    bad: style("red"),
    doubtful: style("yellow"),
    quiet: style("dim"),
    strong: style("bold"),
  };
}
