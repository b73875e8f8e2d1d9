/** Text as it may stand between tags or in an attribute (XML 1.0, sections 2.2 and 2.4). */
export function escapeXml(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(forbidden, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replace(/[&<>"'\t\n\r]/g, (char) => entities[char] ?? char);
}

/** One element; text inside is to be escaped by the caller. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: string = "",
): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  const open = `<${name}${written.join("")}`;
  return content === "" ? `${open}/>` : `${open}>${content}</${name}>`;
}

// Not even a character reference may stand for these, so they are shown as JSON would spell them.
// oxlint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

// White space as a reference survives the normalisation of attributes (section 3.3.3).
const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};
