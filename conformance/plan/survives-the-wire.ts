import { readRequest, writeRequest, type Json, type Operation, type Parameter } from "../../spec/index.ts";

/**
 * Tells whether a value that a parameter must not have is still one that it must not have after being written as text and read back:
 * the number 5 is no text, and in a query nobody can see that. In a path it must also stay in its own segment.
 */
export function survivesTheWire(operation: Operation, parameter: Parameter, value: Json): boolean {
  if (parameter.in === "path" && !staysInSegment(value)) return false;
  const gaps = operation.parameters
    .filter((other) => other.in === "path")
    .map(({ name }): [string, Json] => [name, "x"]);
  const path = {
    ...Object.fromEntries(gaps),
    ...(parameter.in === "path" ? { [parameter.name]: value } : {}),
  };
  const query = parameter.in === "query" ? { [parameter.name]: value } : {};
  const header = parameter.in === "header" ? { [parameter.name]: value } : {};
  const request = writeRequest(operation, { path, query, header });
  const read = Object.fromEntries(
    Object.entries(path).map(([name, given]) => [
      name,
      typeof given === "string" ? given : JSON.stringify(given),
    ]),
  );
  return readRequest(operation, read, request).problems.some(
    (problem) => problem.in === parameter.in && problem.name === parameter.name,
  );
}

/** RFC 3986, section 3.3: an empty segment, dots and slashes lead elsewhere, whatever a server makes of their percent-encoding. */
function staysInSegment(value: Json): boolean {
  return typeof value === "string" && value !== "" && !/^\.+$|[/\\%?#]/.test(value);
}
