import { no, type Resource, type Result } from "./handler.ts";
import { referencePage } from "./reference-page.ts";

const missing: Result = no(404, "The mock was made of a contract, without the document that it came from");

/** Documents: what is mocked. */
export const documents: Resource = {
  plain: {
    getDocumentAsJson: ({ controlled }) => {
      const document = controlled.document();
      if (!document) return missing;
      return { kind: "text", mediaType: "application/json", text: JSON.stringify(document.tree, null, 2) };
    },
    getDocumentAsYaml: ({ controlled }) => {
      const document = controlled.document();
      return document ? { kind: "text", mediaType: "application/yaml", text: document.text } : missing;
    },
    getReference: ({ controlled }) => ({
      kind: "text",
      mediaType: "text/html; charset=utf-8",
      text: referencePage(controlled.service().contract),
      headers: { "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'" },
    }),
  },
};
