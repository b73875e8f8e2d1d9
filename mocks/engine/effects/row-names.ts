import { parsePointer, type Template } from "../../../spec/index.ts";

/** The properties of `$row` that a template looks at; `"all"` where it takes the whole row. */
export function rowNames(template: Template): readonly string[] | "all" {
  switch (template.kind) {
    case "constant":
      return [];
    case "expression": {
      if (template.source !== "row") return [];
      const [name] = parsePointer(template.pointer);
      return name === undefined ? "all" : [name];
    }
    case "text":
      return together(template.parts);
    case "list":
      return together(template.items);
    case "object":
      return together(Object.values(template.members));
    default:
      return template satisfies never;
  }
}

function together(templates: readonly Template[]): readonly string[] | "all" {
  const names = templates.map(rowNames);
  return names.includes("all") ? "all" : names.filter((each) => each !== "all").flat();
}
