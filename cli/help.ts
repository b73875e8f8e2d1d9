import type { Command } from "./command.ts";
import type { Listed } from "./commands.ts";
import type { Options } from "./arguments.ts";
import { columns } from "./columns.ts";

const exits =
  "Exit codes: 0 holds; 1 does not conform; 2 wrong usage or a document that\ncannot be understood; 3 no way to reach the target, or a fault of ours.";

/** The page that `counterfoil --help` shows. */
export function describeProgram(commands: readonly Listed[], bundled: readonly string[]): string {
  return page([
    "Counterfoil: one OpenAPI document, a stateful mock of it, and a run that holds\na live service to every clause.",
    `Usage: counterfoil <command> [document] [options]`,
    `Commands:\n${columns(
      commands.map(({ name, summary }) => [name, summary]),
      "  ",
    )}`,
    describeDocument(bundled),
    `Options:\n${columns(
      [
        ["--help", "Show this page; after a command, the page of that command"],
        ["--version", "Show the version"],
      ],
      "  ",
    )}`,
    exits,
  ]);
}

/** The page that `counterfoil <command> --help` shows. */
export function describeCommand(command: Command, bundled: readonly string[]): string {
  return page([
    `Usage: counterfoil ${command.name} ${command.usage}`,
    command.about.join("\n"),
    describeDocument(bundled),
    `Options:\n${describeOptions(command.options)}`,
    `Examples:\n${command.examples.map((line) => `  ${line}`).join("\n")}`,
    exits,
  ]);
}

function describeDocument(bundled: readonly string[]): string {
  const names = bundled.map((name, index) => (index === 0 ? `${name} (the default)` : name));
  return `[document] is a path to an OpenAPI document, or the name of a bundled one:\n${names.join(", ")}.`;
}

function describeOptions(options: Options): string {
  const lines = Object.entries(options).map(([name, option]) => [
    `--${name}${option.placeholder === "" ? "" : ` ${option.placeholder}`}`,
    `${option.description}${option.default === "" ? "" : ` (${option.default})`}`,
  ]);
  return columns([...lines, ["--help", "Show this page"]], "  ");
}

function page(parts: readonly string[]): string {
  return `${parts.join("\n\n")}\n`;
}
