import { type Option, texts } from "./option.ts";

/** `--overlay FILE`, as every command that reads a document takes it. */
export const overlayOption: Option<readonly string[]> = texts(
  "FILE",
  "OpenAPI Overlay to apply to the document first; repeatable",
);
