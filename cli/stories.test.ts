import { describe, expect, test } from "vitest";
import { getPointer, type HttpRequest, type HttpResponse, type Json } from "../spec/index.ts";
import { holds, openStory, readStories, type StoryStep } from "./story.test-data.ts";

describe.each(readStories())("$title", (story) => {
  test(story.steps.map(({ says }) => says).join("; "), async () => {
    const { mock, keyOf } = await openStory(story);
    const kept: Record<string, string> = {};
    for (const step of story.steps) {
      const response = await mock.handle(requestOf(step, kept, keyOf));
      const body = readBody(response);
      expect({ step: step.says, status: response.status, body }).toEqual({
        step: step.says,
        status: step.answer,
        body,
      });
      const shows = fillIn(step.shows ?? {}, kept);
      const shown = step.shows === undefined || holds(body, shows);
      expect({ step: step.says, shown, body, shows }).toMatchObject({ shown: true });
      for (const text of step.says_why) expect(String(response.body)).toContain(put(text, kept));
      for (const text of step.hides) expect(JSON.stringify(response)).not.toContain(put(text, kept));
      for (const [name, text] of Object.entries(step.has)) expect(response.headers[name]).toContain(text);
      for (const [name, pointer] of Object.entries(step.keep))
        kept[name] = String(getPointer(body ?? null, String(pointer)));
    }
  });
});

function requestOf(
  step: StoryStep,
  kept: Readonly<Record<string, string>>,
  keyOf: (name: string) => string,
): HttpRequest {
  const [method = "GET", url = "/"] = put(step.send, kept).split(" ");
  const [path = "", query = ""] = url.split("?");
  const given = Object.entries(step.headers).map(([name, value]) => [
    name.toLowerCase(),
    put(String(value), kept),
  ]);
  const { body } = step;
  const headers = {
    host: "127.0.0.1",
    ...(step.key === "none" ? {} : { authorization: `Bearer ${keyOf(step.key)}` }),
    ...(body === undefined ? {} : { "content-type": "application/json" }),
    ...Object.fromEntries(given),
  };
  const text =
    typeof body === "string" ? put(body, kept) : body === undefined ? "" : JSON.stringify(fillIn(body, kept));
  return { method, path, query, headers, body: text };
}

function readBody({ body }: HttpResponse): Json | undefined {
  try {
    return JSON.parse(String(body)) as Json;
  } catch {
    return body === "" ? undefined : String(body);
  }
}

function fillIn(value: Json, kept: Readonly<Record<string, string>>): Json {
  return JSON.parse(put(JSON.stringify(value), kept)) as Json;
}

function put(text: string, kept: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{(\w+)\}/g, (whole, name: string) => kept[name] ?? whole);
}
