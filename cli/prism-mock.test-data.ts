/** What some clauses of the run have in common. */
export interface Trait {
  /** In words: `no scope is asked for`. */
  readonly says: string;
  /** The ids of those clauses. */
  readonly clauses: RegExp;
}

/**
 * What the mock of Prism gets wrong. It answers a valid request with the example of the document, whoever asks, whatever row
 * is asked for, and whatever was sent before; so each of these is true of it.
 */
export const failings: readonly Trait[] = [
  // It looks whether there is a bearer, and not which.
  {
    says: "any key opens it, also one that expired, was revoked or never was",
    clauses: /^\w+\/key\/(garbage|expired|revoked)#status$/,
  },
  { says: "no scope is asked for", clauses: /^\w+\/scope\/(none|[\w:]+\/lacking)#status$/ },
  // RFC 9110, section 11.1: the name of a scheme is the same in whatever case.
  { says: "the scheme must be spelled Bearer", clauses: /^\w+\/key\/scheme-case#status$/ },

  { says: "an id that no row has is answered with a row", clauses: /^\w+\/unknown\/(id|channelId)#status$/ },
  { says: "so is the id of another tenant's row", clauses: /^\w+\/tenant\/other-id#status$/ },
  { says: "all tenants see the same list", clauses: /^listAccounts\/tenant\/not-listed#listed$/ },
  {
    says: "a body may name a row that is not there",
    clauses: /^\w+\/needs\/(workspaceId|accountId)#status$/,
  },
  { says: "or that is another tenant's", clauses: /^\w+\/tenant\/(workspaceId|accountId)#status$/ },

  {
    says: "a created contact is read with the values of another",
    clauses: /^createContact\/created\/read#(answer-)?(name|email)$/,
  },
  { says: "and with the identity of another", clauses: /^createContact\/created\/read#set-identities$/ },
  { says: "a created contact is in no list", clauses: /^createContact\/created\/list#listed$/ },
  { says: "no search finds it", clauses: /^createContact\/created\/search-(name|email)#listed$/ },
  { says: "and no total counts it", clauses: /^createContact\/created\/total#total$/ },

  // The answer to every change is the example of a change, in which other values differ than those that were sent.
  {
    says: "a change of a contact is not remembered",
    clauses: /^updateContact\/merged\/(\w+)(-null)?#(answer-)?\1$/,
  },
  { says: "nor is that of a channel", clauses: /^updateChannel\/merged\/(displayName|config)#(answer-)?\1$/ },
  { says: "what was not sent is answered changed", clauses: /^update\w+\/merged\/[\w-]+#answer-kept$/ },
  {
    says: "a linked contact is not linked",
    clauses: /^linkContactToAccount\/action\/effect#(resolutionStatus|listed-listAccountContacts)$/,
  },

  {
    says: "what was deleted can still be read, and be deleted again",
    clauses: /^delete(Contact|Channel)\/removed\/read#(gone|again)$/,
  },
  { says: "and is still counted", clauses: /^deleteContact\/removed\/total#total$/ },

  {
    says: "a search for what nobody is called finds somebody",
    clauses: /^list\w+\/search\/nonsense#(count|total)$/,
  },
  { says: "there is a page behind the last one", clauses: /^list\w+\/pages\/past-end#count$/ },

  // {"error":{"code":"invalid_json", ...}}, where the document has a text.
  {
    says: "malformed JSON is refused in another shape than the document's",
    clauses: /^\w+\/body\/malformed#body$/,
  },
  // RFC 9110, sections 9.3.2 and 15.5.6.
  { says: "HEAD is refused where GET is not", clauses: /^\w+\/protocol\/head#same-as-get$/ },
  { says: "a 405 does not say what is allowed", clauses: /^\w+\/protocol\/undeclared-method#allow$/ },
];

/** What the mock of Prism gets right, for each operation that has such clauses. */
export const merits: readonly (Trait & { readonly operations: number })[] = [
  {
    says: "a request without a key is refused, with 401 and its challenge",
    clauses: /\/key\/none#\w+$/,
    operations: 15,
  },
  { says: "so is a good key under another scheme", clauses: /\/key\/wrong-scheme#\w+$/, operations: 15 },
  {
    says: "a key with the scope of the operation is let in",
    clauses: /\/scope\/enough#status$/,
    operations: 15,
  },
  // No channel of Prism's is ever in error, so that provisioning again cannot be asked.
  {
    says: "a success has the status, media type and body of the document",
    clauses: /\/success\/\w+#\w+$/,
    operations: 14,
  },
  { says: "a limit above the maximum is refused", clauses: /\/limit\/above-maximum#\w+$/, operations: 2 },
  { says: "an id that is no UUID is refused", clauses: /\/(id|channelId)\/bad-format#\w+$/, operations: 12 },
  { says: "a member of the wrong type is refused", clauses: /\/body\/\w+\/wrong-type#\w+$/, operations: 4 },
  {
    says: "another media type than JSON is refused",
    clauses: /\/body\/wrong-media-type#\w+$/,
    operations: 5,
  },
  {
    says: "a method that is not there is refused",
    clauses: /\/protocol\/undeclared-method#status$/,
    operations: 10,
  },
];
