import type { Place } from "../document/document.ts";
import type { JsonSchema, Schema } from "../schema/schema.ts";
import type { Json } from "../json.ts";
import type { PathTemplate } from "../wire/path-template.ts";
import type { Condition, Effect, EffectKind } from "./effect.ts";
import type { Template } from "./template.ts";

/**
 * What one document promises, worked out once and frozen. Nothing after this point reads OpenAPI.
 */
export interface Contract {
  readonly title: string;
  readonly version: string;
  /** The address of the service as the document's first server says; `""` where it names none. */
  readonly server: string;
  /** The path of that server, which every operation's path follows: `/v1`, or `""`. */
  readonly basePath: string;
  readonly operations: readonly Operation[];
  /** By name. */
  readonly collections: Readonly<Record<string, Collection>>;
  /** Security schemes by name. */
  readonly schemes: Readonly<Record<string, Scheme>>;
  /** Every scope that an operation asks for, in the order of the document. */
  readonly scopes: readonly string[];
  /**
   * The replies that stand in for a refusal that an operation does not document: by status (`"404"`), from
   * another operation; and under `"default"` the shape that all documented refusals share, if they share one.
   */
  readonly refusals: Readonly<Record<string, Reply>>;
  /** How often a key may ask; only kept to by operations that document 429. */
  readonly rates: readonly Rate[];
  readonly webhooks: readonly Webhook[];
  /** Where a pointer stands in the text of the document. */
  readonly locate: (pointer: string) => Place;
}

/** At most `limit` requests within any `seconds`. */
export interface Rate {
  readonly limit: number;
  readonly seconds: number;
}

/** A request that the service itself sends when something has happened. OpenAPI 3.1, section 4.8.1. */
export interface Webhook {
  readonly name: string;
  readonly method: Method;
  readonly content: Content | undefined;
  /** The collection, and what must have happened to one of its rows; `undefined`: nothing of which the contract knows. */
  readonly on: Happening | undefined;
  /** The body; `undefined`: worked out of the content's schema and the row. */
  readonly body: Template | undefined;
  readonly pointer: string;
}

export interface Happening {
  readonly of: string;
  readonly kind: "created" | "changed" | "removed";
  /** What the row must be after it. */
  readonly when: Condition;
}

/** A request that the service sends to an address that it was given. OpenAPI 3.1, section 4.8.18. */
export interface Callback {
  readonly name: string;
  readonly url: Template;
  readonly method: Method;
  readonly content: Content | undefined;
  readonly pointer: string;
}

export type Method = "GET" | "PUT" | "POST" | "DELETE" | "OPTIONS" | "HEAD" | "PATCH" | "TRACE";

/** One method on one path. */
export interface Operation {
  /** `operationId`, or method and path where the document gives none. */
  readonly id: string;
  readonly method: Method;
  readonly path: PathTemplate;
  /** JSON Pointer to the operation in the document. */
  readonly pointer: string;
  readonly summary: string;
  /** The service will take it away one day. */
  readonly deprecated: boolean;
  readonly parameters: readonly Parameter[];
  readonly body: RequestBody | undefined;
  /** Explicit statuses first, then ranges (`4XX`), then `default`. */
  readonly replies: readonly Reply[];
  /** Any one of these lets a caller in (OR); an empty list leaves the operation open. */
  readonly security: readonly Requirement[];
  readonly callbacks: readonly Callback[];
  readonly effect: Effect;
  /** Why the effect is what it is, for people. */
  readonly reasons: readonly string[];
}

/** All of these schemes together (AND); an empty one lets anybody in. OpenAPI 3.1, section 4.8.30. */
export type Requirement = readonly SchemeUse[];

export interface SchemeUse {
  readonly scheme: string;
  readonly scopes: readonly string[];
}

export interface Scheme {
  readonly name: string;
  readonly kind: "bearer" | "basic" | "apiKey" | "oauth2" | "openIdConnect" | "other";
  /** For `apiKey`: where the key stands, and under which name. */
  readonly in: "header" | "query" | "cookie";
  readonly parameter: string;
  /** For `oauth2`: the ways to a token. */
  readonly flows: readonly Flow[];
  /** For `openIdConnect`: the address of the discovery document, as the document spells it. */
  readonly openIdConnectUrl?: string;
}

/** One OAuth flow (OpenAPI 3.1, section 4.8.29). Addresses as the document spells them; `""` where it has none. */
export interface Flow {
  readonly kind: "authorizationCode" | "clientCredentials" | "implicit" | "password";
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
  readonly refreshUrl: string;
  readonly scopes: readonly string[];
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required: boolean;
  /** OpenAPI 3.1, section 4.8.12.2: `simple`, `form`, `label`, `matrix`, `deepObject` … */
  readonly style: string;
  readonly explode: boolean;
  /** Where the parameter is described by `content`: its media type; else `""`. */
  readonly mediaType: string;
  readonly schema: Schema;
  /** By name; the one example that has no name is `""`. */
  readonly examples: Readonly<Record<string, Json>>;
  readonly pointer: string;
}

export interface RequestBody {
  readonly required: boolean;
  readonly contents: readonly Content[];
  readonly pointer: string;
}

/** One media type of a body. */
export interface Content {
  /** As the document spells it: `application/json`, `text/*`. */
  readonly mediaType: string;
  readonly schema: Schema;
  /** By name; the one example that has no name is `""`. */
  readonly examples: Readonly<Record<string, Json>>;
  readonly pointer: string;
}

export interface Reply {
  /** `"200"`, `"4XX"` or `"default"`. */
  readonly status: string;
  readonly description: string;
  readonly headers: readonly ReplyHeader[];
  /** Empty where the reply has no body. */
  readonly contents: readonly Content[];
  readonly links: readonly Link[];
  readonly pointer: string;
}

export interface ReplyHeader {
  /** In lower case. */
  readonly name: string;
  readonly required: boolean;
  readonly schema: Schema;
  readonly pointer: string;
}

/** OpenAPI 3.1, section 4.8.20: what an answer says about the next request. */
export interface Link {
  readonly name: string;
  /** Its id, whether the document names it by `operationId` or points at it by `operationRef`. */
  readonly operation: string;
  readonly parameters: Readonly<Record<string, Template>>;
  readonly requestBody?: Template;
}

/** Rows of one kind, which the operations of the contract read and write. */
export interface Collection {
  readonly name: string;
  /** The property that names a row: `id`. */
  readonly key: string;
  readonly properties: Readonly<Record<string, Property>>;
  /** Operation ids by effect, in the order of the document. */
  readonly operations: Readonly<Partial<Record<EffectKind, readonly string[]>>>;
}

export interface Property {
  readonly name: string;
  readonly schema: JsonSchema;
  /** Every representation of the row shows it. */
  readonly required: boolean;
  /** The service sets it: `created` once, `touched` at every write. */
  readonly stamp: "created" | "touched" | undefined;
  /** Taken from no client: the key where the service gives it, and whatever the document calls `readOnly`. */
  readonly readOnly: boolean;
  readonly unique: boolean;
  /** What a client sends is added to the list that is there. */
  readonly appends: boolean;
  /** The value passes on by itself. */
  readonly moves: Move | undefined;
  readonly derived: Derived | undefined;
}

/** A value that becomes another on the mock's clock. */
export interface Move {
  readonly from: Json;
  readonly to: Json;
  readonly seconds: number;
}

/** How a property follows from others; it is never taken from a client as it stands. */
export type Derived =
  /** A property of the row of `of` that this row's `by` names; where it names none, the value of its own. */
  | { readonly kind: "lookup"; readonly of: string; readonly property: string; readonly by: string }
  /** A property of the newest row of `of` in `where`; where there is none, this row's own value. */
  | {
      readonly kind: "latest";
      readonly of: string;
      readonly property: string;
      readonly where: Readonly<Record<string, Template>>;
    }
  /** The rows of `of` in `where`, in their order. */
  | { readonly kind: "list"; readonly of: string; readonly where: Readonly<Record<string, Template>> }
  /** How many rows of `of` there are in `where`. */
  | { readonly kind: "count"; readonly of: string; readonly where: Readonly<Record<string, Template>> }
  /** Text properties joined by one space; a value sent for it is split among them at the first spaces. */
  | { readonly kind: "join"; readonly parts: readonly string[] }
  /** Worked out from the row and the tenant at every write. */
  | { readonly kind: "value"; readonly template: Template };
