/** What the user gives the runner: `--credentials FILE`. */
export interface Credentials {
  readonly credentials: readonly Credential[];
  /** Ids that the run may use, by the name of the parameter or property that takes them: `channelId`. */
  readonly known: Readonly<Record<string, readonly string[]>>;
  /** Ids that belong to another tenant, by the same names; the run must never get at them with its own key. */
  readonly foreign: Readonly<Record<string, readonly string[]>>;
}

export interface Credential {
  readonly name: string;
  readonly tenant: string;
  /** The secret as it is sent; never printed. */
  readonly value: string;
  /** The security scheme that takes it; `""` where the document has one. */
  readonly scheme: string;
  readonly scopes: readonly string[];
  readonly state: "active" | "expired" | "revoked";
}
