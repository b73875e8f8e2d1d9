import type { Json, Template } from "../spec/index.ts";

/** Writes a compiled template the way a document spells it. */
export function spellTemplate(template: Template): Json {
  switch (template.kind) {
    case "constant":
      return template.value;
    case "expression":
      return spellExpression(template);
    case "text":
      return template.parts
        .map((part) =>
          part.kind === "expression" ? `{${spellExpression(part)}}` : String(spellTemplate(part)),
        )
        .join("");
    case "list":
      return template.items.map(spellTemplate);
    case "object":
      return Object.fromEntries(
        Object.entries(template.members).map(([name, member]) => [name, spellTemplate(member)]),
      );
    default:
      return template satisfies never;
  }
}

function spellExpression({ source, name, pointer }: Extract<Template, { kind: "expression" }>): string {
  const direct = source === "row" || source === "tenant";
  if (direct && /^\/[^/~]+$/.test(pointer)) return `$${source}.${pointer.slice(1)}`;
  return `$${source}${name === "" ? "" : `.${name}`}${pointer === "" ? "" : `#${pointer}`}`;
}
