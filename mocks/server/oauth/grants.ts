import { authorizationCode } from "./authorization-code.ts";
import { clientCredentials } from "./client-credentials.ts";
import type { Grant } from "./grant.ts";
import { password } from "./password.ts";
import { refreshToken } from "./refresh-token.ts";

/** The ways to a token. */
export const grants: readonly Grant[] = [clientCredentials, authorizationCode, password, refreshToken];
