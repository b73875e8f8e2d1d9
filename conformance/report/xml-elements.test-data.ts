const token = /<\?xml [^?]*\?>|<(\/?)([\w-]+)((?:\s[\w-]+="[^"<]*")*)(\/?)>|[^<]+/gy;
const forbidden =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}|&(?!(?:amp|lt|gt|quot|#\d+);)/u;

/**
 * The names of all elements of an XML text, in its order.
 * @throws {Error} where the text is not well-formed (XML 1.0, section 2.1), as far as our reports use XML
 */
export function elements(xml: string): readonly string[] {
  const names: string[] = [];
  const open: string[] = [];
  let end = 0;
  for (const found of xml.matchAll(token)) {
    const [whole, close, name, , selfClosed] = found;
    if (forbidden.test(whole)) throw new Error(`not a character of XML at ${found.index}: ${whole}`);
    end = found.index + whole.length;
    if (name === undefined) {
      if (open.length === 0 && !whole.startsWith("<?") && whole.trim() !== "")
        throw new Error(`text outside of the root: ${whole}`);
    } else if (close === "/") {
      const opened = open.pop();
      if (opened !== name) throw new Error(`</${name}> closes <${opened ?? ""}>`);
    } else {
      names.push(name);
      if (selfClosed === "") open.push(name);
    }
  }
  if (end !== xml.length) throw new Error(`no token at ${end}: ${xml.slice(end, end + 40)}`);
  if (open.length > 0) throw new Error(`never closed: ${open.join(", ")}`);
  return names;
}
