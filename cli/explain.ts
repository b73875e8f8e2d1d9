import { createCommand, type Command } from "./command.ts";
import { flag } from "./option.ts";
import { loadDocument } from "./document.ts";
import { describeOperation } from "./explain-text.ts";
import { explainOperation } from "./explanation.ts";

/** Shows what each operation of a document was taken to do, and why. */
export const explain: Command = createCommand({
  name: "explain",
  usage: "[document] [options]",
  about: [
    "Shows what each operation is taken to do, as mock and run have it:",
    "effect, collection, key, paging, search, envelope, scopes, and the reasons.",
    "What is wrong there can be put right in the document, by x-counterfoil.",
  ],
  examples: ["counterfoil explain", "counterfoil explain my-api.yaml --json"],
  options: { json: flag("Print the same as JSON") },
  async run({ document, options }, io) {
    const { contract } = loadDocument(document, io.cwd);
    const operations = contract.operations.map(explainOperation);
    if (options.json) {
      const { title, version } = contract;
      io.out(`${JSON.stringify({ title, version, operations }, null, 2)}\n`);
      return 0;
    }
    io.out(`${contract.title} ${contract.version}\n\n${operations.map(describeOperation).join("\n\n")}\n`);
    return 0;
  },
});
