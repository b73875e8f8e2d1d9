import { createCommand, type Command } from "./command.ts";
import { flag } from "./option.ts";
import { loadDocument } from "./document.ts";
import { explainSurroundings } from "./explain-contract.ts";
import { describeSurroundings } from "./explain-contract-text.ts";
import { describeOperation } from "./explain-text.ts";
import { explainOperation } from "./explanation.ts";
import { overlayOption } from "./overlay-option.ts";

/** Shows what each operation of a document was taken to do, and why. */
export const explain: Command = createCommand({
  name: "explain",
  usage: "[document] [options]",
  about: [
    "Shows what each operation is taken to do, as mock and run have it:",
    "effect, collection, key, paging, search, filters, order, envelope, scopes, and",
    "the reasons; then what properties follow from, webhooks, security and rates.",
    "What is wrong there can be put right in the document, by x-counterfoil.",
  ],
  examples: ["counterfoil explain", "counterfoil explain my-api.yaml --json"],
  options: { json: flag("Print the same as JSON"), overlay: overlayOption },
  async run({ document, options }, io) {
    const { contract } = loadDocument(document, io.cwd, options.overlay);
    const operations = contract.operations.map(explainOperation);
    const surroundings = explainSurroundings(contract);
    if (options.json) {
      const { title, version } = contract;
      io.out(`${JSON.stringify({ title, version, operations, ...surroundings }, null, 2)}\n`);
      return 0;
    }
    const blocks = [...operations.map(describeOperation), ...describeSurroundings(surroundings)];
    io.out(`${contract.title} ${contract.version}\n\n${blocks.join("\n\n")}\n`);
    return 0;
  },
});
