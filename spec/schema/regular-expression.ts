/**
 * The regular expression of a `pattern` (JSON Schema Core, section 6.4): ECMA-262 with Unicode; expressions that
 * only the older grammar allows, such as `\-` outside a class, are read by that grammar.
 * @throws {SyntaxError} where neither grammar can read it
 */
export function regularExpression(pattern: string): RegExp {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return new RegExp(pattern);
  }
}

/** Why a pattern cannot be read; `undefined` where it can. */
export function patternFault(pattern: string): string | undefined {
  try {
    regularExpression(pattern);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
