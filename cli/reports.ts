import { existsSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type Listener, listenAll, reportJson, reportJunit, reportPretty } from "../conformance/index.ts";
import type { Contract } from "../spec/index.ts";
import { Failure } from "./failure.ts";
import type { Io } from "./io.ts";
import { explain } from "./read-text.ts";
import type { ReportChoice } from "./report-option.ts";

/**
 * Makes the reports that the user wants.
 * @throws {Failure} before the run where a file has no folder, and at its end where it cannot be written
 */
export function createReports(choices: readonly ReportChoice[], contract: Contract, io: Io): Listener {
  return listenAll(choices.map((choice) => createReport(choice, contract, io)));
}

function createReport(choice: ReportChoice, { locate }: Contract, io: Io): Listener {
  const { out, terminal, colour } = io;
  switch (choice.kind) {
    case "pretty":
      return reportPretty(out, { terminal, colour, locate });
    case "json":
      return reportJson(fileWriter(choice.file, io));
    case "junit":
      return reportJunit(fileWriter(choice.file, io));
    default:
      return choice satisfies never;
  }
}

function fileWriter(file: string, { cwd, err }: Io): (text: string) => void {
  const path = resolve(cwd, file);
  // A long run must not end in a report that had no place to go.
  if (!existsSync(dirname(path))) throw new Failure(`Cannot write ${file}: no such folder. Make it first`, 2);
  return (text) => {
    try {
      writeFileSync(path, text);
    } catch (error) {
      throw new Failure(`Cannot write ${file}: ${explain(error)}`, 2);
    }
    err(`Wrote ${file}\n`);
  };
}
