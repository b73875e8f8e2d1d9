/** A piece of a page, safe to be put into another. */
export interface Html {
  readonly html: string;
}

/** Writes HTML: whatever is put in that is not HTML itself is text, and shown as it stands. */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | Html | readonly Html[])[]
): Html {
  return { html: parts.map((part, index) => part + write(values[index] ?? "")).join("") };
}

function write(value: string | Html | readonly Html[]): string {
  if (typeof value === "string") return value.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return "html" in value ? value.html : value.map((each) => each.html).join("\n");
}
