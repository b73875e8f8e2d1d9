import { describe, expect, test } from "vitest";
import { type Arguments, readArguments } from "./arguments.ts";
import { Failure } from "./failure.ts";
import { flag, text, texts, textOr, wholeNumber } from "./option.ts";

const options = {
  port: wholeNumber("N", "Port", 4010, { from: 0, to: 65_535 }),
  host: textOr("HOST", "Host", "127.0.0.1"),
  world: text("FILE", "World"),
  report: texts("REPORT", "Reports"),
  quiet: flag("Quiet"),
};

function read(...argv: readonly string[]): Arguments<typeof options> {
  return readArguments("mock", options, argv);
}

function refusal(...argv: readonly string[]): string {
  try {
    read(...argv);
  } catch (error) {
    if (error instanceof Failure && error.exit === 2) return error.message;
    throw error;
  }
  return "taken";
}

describe("arguments", () => {
  test("that are not given take their defaults", () => {
    expect(read()).toEqual({
      document: undefined,
      options: { port: 4010, host: "127.0.0.1", world: undefined, report: [], quiet: false },
    });
  });

  test("stand in any order, with a space or an equals sign", () => {
    expect(read("--port=0", "api.yaml", "--report", "pretty", "--quiet", "--report", "json=a.json")).toEqual({
      document: "api.yaml",
      options: {
        port: 0,
        host: "127.0.0.1",
        world: undefined,
        report: ["pretty", "json=a.json"],
        quiet: true,
      },
    });
  });

  test("that stand twice count as they stand last", () => {
    expect(read("--port", "1", "--port", "2").options.port).toBe(2);
  });

  test("may begin with a dash after an equals sign", () => {
    expect(read("--host=-odd").options.host).toBe("-odd");
  });
});

describe("wrong arguments are told in one sentence that says what would be right:", () => {
  test.each([
    [["--prot", "1"], "Unknown option --prot; did you mean --port? See counterfoil mock --help"],
    [["--telemetry"], "Unknown option --telemetry. See counterfoil mock --help"],
    [["-p", "1"], "Unknown option -p; did you mean --port? See counterfoil mock --help"],
    [["--port", "abc"], '--port must be a whole number from 0 to 65535, but is "abc"'],
    [["--port", "65536"], '--port must be a whole number from 0 to 65535, but is "65536"'],
    [["--port=-1"], '--port must be a whole number from 0 to 65535, but is "-1"'],
    [["--port="], '--port must be a whole number from 0 to 65535, but is ""'],
    [["--port", "1e3"], '--port must be a whole number from 0 to 65535, but is "1e3"'],
    [["--port"], "--port needs a value: --port N. See counterfoil mock --help"],
    [["--port", "--quiet"], "--port needs a value: --port N. See counterfoil mock --help"],
    [["--quiet=no"], '--quiet takes no value, but got "no". See counterfoil mock --help'],
    [
      ["a.yaml", "b.yaml"],
      "counterfoil mock takes one document, but got 2: a.yaml, b.yaml. See counterfoil mock --help",
    ],
  ])("%j", (argv, sentence) => {
    expect(refusal(...argv)).toBe(sentence);
  });
});
