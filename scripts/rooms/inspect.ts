import { checkArrows } from "./arrows.ts";
import { checkBarrels } from "./barrels.ts";
import type { Breach, Rule } from "./breach.ts";
import { checkCircles } from "./circles.ts";
import { checkDoors } from "./doors.ts";
import { checkLengths } from "./lengths.ts";
import { checkPurity } from "./purity.ts";
import type { SourceFile } from "./source-file.ts";

const rules: readonly Rule[] = [
  checkArrows,
  checkDoors,
  checkCircles,
  checkPurity,
  checkLengths,
  checkBarrels,
];

/** Holds every rule of the house against all files. */
export function inspect(files: readonly SourceFile[]): readonly Breach[] {
  return rules.flatMap((rule) => rule(files));
}
