import { CredentialsError } from "./credentials-error.ts";
import type { Credentials } from "./credentials.ts";
import type { Target } from "./exchange.ts";
import { parseCredentials } from "./parse-credentials.ts";

const path = "/__counterfoil/credentials";

/**
 * Asks a mock of ours for the credentials of its world.
 * @param headers fields that the mock's control API asks for, such as a control token
 * @throws {CredentialsError} where the target is no mock of ours
 * @throws {TargetError} where no answer comes
 */
export async function fetchCredentials(
  target: Target,
  headers: Readonly<Record<string, string>> = {},
): Promise<Credentials> {
  const response = await target({ method: "GET", path, query: "", headers, body: "" });
  if (response.status !== 200 || typeof response.body !== "string")
    throw new CredentialsError(
      `Give --credentials a file: only a mock of ours can be asked for its keys, and GET ${path} answers ${response.status} here`,
    );
  return parseCredentials(response.body, path, {});
}
