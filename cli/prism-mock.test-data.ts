/** What some clauses of the run have in common. */
export interface Trait {
  /** In words: `no scope is asked for`. */
  readonly says: string;
  /** The ids of those clauses. */
  readonly clauses: RegExp;
}

/** The operations whose example stands in the document by an alias, inside a list. */
export const emptied = "(create|update)(KbEntry|PolicyEntry|CustomAgent)|search(Kb|Policy)Entries";

/** The operations that need a row which only a creation gives, and so cannot be asked where that answers empty. */
export const outOfReach: readonly string[] = [
  "updateKbEntry",
  "approveKbEntry",
  "rejectKbEntry",
  "updatePolicyEntry",
  "approvePolicyEntry",
  "updateCustomAgent",
];

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

  { says: "an id that no row has is answered with a row", clauses: /^\w+\/unknown\/\w*[iI]d#status$/ },
  { says: "so is the id of another tenant's row", clauses: /^\w+\/tenant\/other-id#status$/ },
  { says: "all tenants see the same list", clauses: /^list\w+\/tenant\/not-listed#listed$/ },
  {
    says: "a body may name a row that is not there",
    clauses: /^\w+\/needs\/(workspace|account|channel|contact)Id#status$/,
  },
  {
    says: "or that is another tenant's",
    clauses: /^\w+\/tenant\/(workspace|account|channel|contact)Id#status$/,
  },

  {
    says: "a created contact is read with the values of another",
    clauses: /^createContact\/created\/read#(answer-)?(name|email)$/,
  },
  { says: "and with the identity of another", clauses: /^createContact\/created\/read#set-identities$/ },
  { says: "a created contact is in no list", clauses: /^createContact\/created\/list#listed$/ },
  {
    says: "nor is a conversation that was composed",
    clauses: /^composeConversation\/action\/created#listed$/,
  },
  { says: "no search finds it", clauses: /^createContact\/created\/search-(name|email)#listed$/ },
  {
    says: "and no total counts it, nor a created agent",
    clauses: /^create(Contact|CustomAgent)\/created\/total#total$/,
  },

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
    says: "a reply goes out although nobody has taken the conversation over",
    clauses: /^replyToConversation\/action\/other-state#status$/,
  },

  {
    says: "what was deleted can still be read, and be deleted again",
    clauses: /^delete(Contact|Channel)\/removed\/read#(gone|again)$/,
  },
  { says: "and is still counted", clauses: /^deleteContact\/removed\/total#total$/ },

  {
    says: "a search for what nobody is called finds somebody",
    clauses: /^(list|search)\w+\/search\/nonsense#(count|total)$/,
  },
  { says: "there is a page behind the last one", clauses: /^list\w+\/pages\/past-end#count$/ },
  // Every page has the same row and names a next one.
  {
    says: "a list that a cursor leads through has no end",
    clauses: /^listConversations\/pages\/whole#whole$/,
  },

  // {"error":{"code":"invalid_json", ...}}, where the document has a text.
  {
    says: "malformed JSON is refused in another shape than the document's",
    clauses: /^\w+\/body\/malformed#body$/,
  },
  // The body may be left out there; null is a body all the same, and no object.
  { says: "null is taken for no body", clauses: /^resolveConversation\/body\/null#status$/ },
  // {} comes where *kbEntry, *policyEntry or *agent stands: YAML 1.2.2, section 7.1.
  {
    says: "an example that the document names by an alias is answered empty",
    clauses: new RegExp(`^(${emptied})/(success|body|created)/.*#(body|answer-\\w+|status|agentRole)$`),
  },

  // RFC 9110, sections 9.3.2 and 15.5.6.
  { says: "HEAD is refused where GET is not", clauses: /^\w+\/protocol\/head#same-as-get$/ },
  { says: "a 405 does not say what is allowed", clauses: /^\w+\/protocol\/undeclared-method#allow$/ },
];

/** What the run blames on Prism without good reason; each stands here until the run no longer does. */
export const doubtful: readonly Trait[] = [
  // The document says of a cursor that it is text, and nothing of one that it never gave: to begin anew is as right as to refuse;
  // so the clause is a SHOULD.
  {
    says: "a cursor that no page has given must be refused",
    clauses: /^listConversations\/pages\/unknown-cursor#status$/,
  },
];
