import {
  conform as holdAgainst,
  type Listener,
  listenAll,
  planRun,
  reportList,
  type Summary,
} from "../conformance/index.ts";
import { createCommand, type Command } from "./command.ts";
import { loadDocument } from "./document.ts";
import { Failure } from "./failure.ts";
import { flag, maybeNumber, text, wholeNumber } from "./option.ts";
import { overlayOption } from "./overlay-option.ts";
import { startOwnMock } from "./own-mock.ts";
import { reachRemote } from "./remote.ts";
import { reportOption } from "./report-option.ts";
import { createReports } from "./reports.ts";
import { failRun } from "./run-failure.ts";
import { seedOption } from "./seed-option.ts";
import { listenForStop } from "./stop.ts";

/** Holds a live service, or a mock of our own, against a document. */
export const conform: Command = createCommand({
  name: "conform",
  usage: "[document] [options]",
  about: [
    "Asks a service case after case and judges its answers by the document. Without",
    "--target it asks a mock of its own. PATTERN: part of a case id, or one with *.",
  ],
  examples: [
    "counterfoil conform --only 'listContacts/*'",
    "counterfoil conform --target http://127.0.0.1:4010 --credentials mock",
    "counterfoil conform api.yaml --target https://x.test --credentials keys.json",
  ],
  options: {
    target: text("URL", "Address of the service to ask"),
    credentials: text("FILE", "Its keys; the word mock asks a mock of ours for them"),
    only: text("PATTERN", "Run these cases only"),
    skip: text("PATTERN", "Leave these cases out"),
    list: flag("Print the cases, and ask nothing"),
    overlay: overlayOption,
    seed: seedOption,
    report: reportOption,
    timeout: wholeNumber("MS", "How long one answer may take", 10_000, { from: 1, to: 3_600_000 }),
    rate: maybeNumber("N", "Requests per second at most; else as fast as it answers", {
      from: 1,
      to: 100_000,
    }),
    bail: flag("Stop after the first case that does not hold"),
  },
  async run({ document, options }, io) {
    const { only, skip, seed, bail, rate, target } = options;
    const loaded = loadDocument(document, io.cwd, options.overlay);
    const { contract } = loaded;
    const selection = { contract, seed, only, skip };
    const insist = insistOnCases(only, skip);
    if (options.list) {
      listenAll([insist, reportList(io.out)])(planRun({ ...selection, targetName: target ?? "" }));
      return 0;
    }
    const reports = createReports(options.report, contract, io);
    const stop = listenForStop(io);
    const meeting =
      target === undefined
        ? startOwnMock(options, loaded, io.cwd)
        : reachRemote(target, options, contract, io);
    const { name, close, ...opponent } = await meeting.catch(failRun);
    try {
      const listener = listenAll([insist, reports, stop.listener]);
      const run = holdAgainst({ ...selection, ...opponent, targetName: name, bail, rate, listener });
      return exitFor(await run.catch(failRun));
    } finally {
      stop.remove();
      await close();
    }
  },
});

function exitFor({ broken, held }: Summary): number {
  if (broken > 0) return 1;
  if (held > 0) return 0;
  throw new Failure("Nothing was judged, so nothing is known: no clause held and none was broken", 3);
}

/** A pattern with a slip in it must not look like a run in which all held. */
function insistOnCases(only: string | undefined, skip: string | undefined): Listener {
  const patterns = [
    ...(only === undefined ? [] : [`--only ${JSON.stringify(only)}`]),
    ...(skip === undefined ? [] : [`--skip ${JSON.stringify(skip)}`]),
  ];
  return (event) => {
    if (event.kind !== "planned" || event.cases.length > 0) return;
    const why =
      patterns.length === 0 ? "The document gives no case" : `No case is left by ${patterns.join(" and ")}`;
    throw new Failure(`${why}. See them all with counterfoil conform --list`, 2);
  };
}
