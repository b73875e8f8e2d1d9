import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import {
  asObject,
  compileContract,
  isObject,
  parseDocument,
  type Json,
  type JsonObject,
} from "../spec/index.ts";
import { createMock, type Mock } from "../mocks/index.ts";
import { loadDocument } from "./document.ts";
import { packageRoot } from "./package-root.ts";
import { loadWorld } from "./world.ts";

const folder = join(packageRoot, "fixtures", "stories");

/** A wish of users of mock servers, with the requests that show it granted. `fixtures/stories/README.md` has the words. */
export interface Story {
  readonly file: string;
  readonly title: string;
  /** A bundled contract, or the text of a document. */
  readonly document: string;
  readonly steps: readonly StoryStep[];
}

export interface StoryStep {
  readonly says: string;
  /** Method, path and query: `POST /api/contacts`; `${name}` is put in. */
  readonly send: string;
  /** The name of a key of the first tenant; with `other:` before it, of the second; `none`. */
  readonly key: string;
  readonly headers: JsonObject;
  /** JSON, or text as it stands. */
  readonly body: Json | undefined;
  readonly answer: number;
  /** What the body holds; objects may hold more, lists not. */
  readonly shows: Json | undefined;
  /** Texts that stand in the body or, by name, in header fields. */
  readonly says_why: readonly string[];
  readonly has: JsonObject;
  /** Texts that stand nowhere in the answer. */
  readonly hides: readonly string[];
  /** Name → pointer into the body, for later steps. */
  readonly keep: JsonObject;
}

/** Every story of the folder, by file name. */
export function readStories(): readonly Story[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".story.yaml"));
  return files.sort().map((file) => readStory(file, readFileSync(join(folder, file), "utf8")));
}

function readStory(file: string, text: string): Story {
  const tree = asObject(parseDocument(text, file).tree);
  const steps = Array.isArray(tree["steps"]) ? tree["steps"].map((step) => readStep(asObject(step))) : [];
  return { file, title: String(tree["title"]), document: String(tree["document"] ?? "ohallo"), steps };
}

function readStep(step: JsonObject): StoryStep {
  return {
    says: String(step["says"]),
    send: String(step["send"]),
    key: String(step["key"] ?? "full"),
    headers: asObject(step["headers"]),
    body: step["body"],
    answer: Number(step["answer"]),
    shows: step["shows"],
    says_why: list(step["why"]),
    has: asObject(step["has"]),
    hides: list(step["hides"]),
    keep: asObject(step["keep"]),
  };
}

function list(value: Json | undefined): readonly string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

/** A fresh mock of the story's document, with its keys by name. */
export async function openStory(story: Story): Promise<{ mock: Mock; keyOf: (name: string) => string }> {
  const inline = story.document.includes("\n");
  const loaded = inline
    ? { contract: compileContract(parseDocument(story.document, story.file)), bundled: undefined }
    : loadDocument(story.document, packageRoot);
  const world = await loadWorld({ ...loaded, file: undefined, seed: 1, cwd: packageRoot });
  const keyOf = (name: string): string => {
    const tenant = world.tenants[name.startsWith("other:") ? 1 : 0]?.id;
    const wanted = name.replace("other:", "");
    const key = world.keys.find((each) => each.tenant === tenant && each.name === wanted);
    if (!key) throw new Error(`${story.file}: the world has no key "${name}"`);
    return key.value;
  };
  const control = { contract: () => loadDocument("control", packageRoot).contract };
  return { mock: createMock({ contract: loaded.contract, world, control }), keyOf };
}

/** Tells whether `whole` holds `part`: objects may hold more, lists have the same items. */
export function holds(whole: Json | undefined, part: Json): boolean {
  if (Array.isArray(part)) {
    return (
      Array.isArray(whole) &&
      whole.length === part.length &&
      part.every((item, index) => holds(whole[index], item))
    );
  }
  if (!isObject(part)) return whole === part;
  return isObject(whole) && Object.entries(part).every(([name, value]) => holds(whole[name], value));
}
