import type { Contract } from "../../spec/index.ts";
import { createService, type Service } from "../engine/service.ts";
import { createAuthorizationServer, type AuthorizationServer } from "./oauth/authorization-server.ts";

/** One contract, made ready to be served. */
export interface Serving {
  readonly service: Service;
  readonly authorization: AuthorizationServer;
}

export function serveContract(
  contract: Contract,
  tenants: readonly { readonly id: string; readonly name: string }[],
): Serving {
  return {
    service: createService(contract, tenants),
    authorization: createAuthorizationServer(contract),
  };
}
