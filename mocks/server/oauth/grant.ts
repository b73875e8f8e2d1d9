import type { Flow } from "../../../spec/index.ts";
import type { Key } from "../../../fixtures/index.ts";
import type { Write } from "../../state/store.ts";
import type { LiveWorld, Worlds } from "../live-world.ts";
import type { Client } from "./client.ts";
import type { Denial } from "./denial.ts";
import type { Form } from "./form.ts";

/** What a token lets its holder do. */
export interface Permission {
  readonly client: string;
  readonly tenant: string;
  readonly scopes: readonly string[];
  readonly within: Key["within"];
}

/** One request to the token endpoint, its client known. */
export interface TokenRequest {
  readonly form: Form;
  readonly client: Client;
  /** The scopes of the flows that lead to this grant. */
  readonly offered: readonly string[];
  readonly worlds: Worlds;
}

export interface Granted {
  readonly kind: "granted";
  readonly world: LiveWorld;
  /** What the token may do. */
  readonly permission: Permission;
  /** What the next token may do without asking again; `undefined`: there is none. */
  readonly renewal: { readonly scopes: readonly string[]; readonly confidential: boolean } | undefined;
  /** What is used up by it. */
  readonly spends: readonly Write[];
}

/** One way to a token: its `grant_type`, the flows that lead to it, and what it asks for. */
export interface Grant {
  readonly type: string;
  readonly flows: readonly Flow["kind"][];
  readonly redeem: (request: TokenRequest) => Promise<Granted | Denial>;
}
