/** One option of a command: how it is described, and how what was given for it is read. */
export interface Option<T> {
  /** What stands for the value in the help: `URL`; `""` for a flag. */
  readonly placeholder: string;
  readonly description: string;
  /** As the help shows it; `""` where there is none. */
  readonly default: string;
  /**
   * Reads the values in the order of the command line; there are none where the option was not given.
   * @throws {OptionError} with what would be right
   */
  readonly read: (given: readonly string[]) => T;
}

/** A value that an option does not take. The sentence goes on from the option's name: `must be …, but is "x"`. */
export class OptionError extends Error {
  override readonly name = "OptionError";
}

/** On or off. */
export function flag(description: string): Option<boolean> {
  return { placeholder: "", description, default: "", read: (given) => given.length > 0 };
}

/** One text, the last that was given. */
export function text(placeholder: string, description: string): Option<string | undefined> {
  return { placeholder, description, default: "", read: (given) => given.at(-1) };
}

/** One text that is always there. */
export function textOr(placeholder: string, description: string, otherwise: string): Option<string> {
  return { placeholder, description, default: otherwise, read: (given) => given.at(-1) ?? otherwise };
}

/** Any number of texts; the option may stand several times. */
export function texts(placeholder: string, description: string): Option<readonly string[]> {
  return { placeholder, description, default: "", read: (given) => given };
}

/** A whole number within bounds, both included, or nothing. */
export function maybeNumber(
  placeholder: string,
  description: string,
  bounds: { readonly from: number; readonly to: number },
): Option<number | undefined> {
  const number = wholeNumber(placeholder, description, bounds.from, bounds);
  return { ...number, default: "", read: (given) => (given.length === 0 ? undefined : number.read(given)) };
}

/** A whole number within bounds, both included. */
export function wholeNumber(
  placeholder: string,
  description: string,
  otherwise: number,
  bounds: { readonly from: number; readonly to: number },
): Option<number> {
  return {
    placeholder,
    description,
    default: String(otherwise),
    read(given) {
      const value = given.at(-1);
      if (value === undefined) return otherwise;
      const number = Number(value);
      if (/^\d+$/.test(value) && number >= bounds.from && number <= bounds.to) return number;
      throw new OptionError(
        `must be a whole number from ${bounds.from} to ${bounds.to}, but is ${JSON.stringify(value)}`,
      );
    },
  };
}
