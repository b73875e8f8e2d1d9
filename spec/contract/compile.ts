import { isObject } from "../json.ts";
import type { Document } from "../document/document.ts";
import { DocumentError } from "../document/document-error.ts";
import { parsePathTemplate } from "../wire/path-template.ts";
import { annotate, readAnnotation } from "./annotation.ts";
import { readCallbacks } from "./callbacks.ts";
import { checkNames } from "./check-names.ts";
import { compileCollections } from "./collections.ts";
import { compileEffect } from "./compile-effect.ts";
import type { Contract, Operation, Scheme } from "./contract.ts";
import type { Draft } from "./draft.ts";
import { infer } from "./infer.ts";
import { methods } from "./methods.ts";
import { createMessageReader, type MessageReader } from "./messages.ts";
import { quote, text } from "./node-text.ts";
import { createNames } from "./names.ts";
import { readRates } from "./rates.ts";
import { readPath } from "./path-reading.ts";
import { createReader, type Reader } from "./reader.ts";
import { compileRefusals } from "./refusals.ts";
import { createSchemaPool } from "./schemas.ts";
import { readSchemes, readSecurity } from "./security.ts";
import { surveyDrafts } from "./survey.ts";
import { readWebhooks } from "./webhooks.ts";

/**
 * Works out what a document promises.
 * @throws {DocumentError} with every issue found, where the document is no OpenAPI 3.1 or contradicts itself
 */
export function compileContract(document: Document): Contract {
  const reader = createReader(document);
  checkVersion(reader);
  const schemes = readSchemes(reader);
  const messages = createMessageReader(reader, createSchemaPool(reader));
  const drafts = readDrafts(reader, messages, schemes);
  const survey = surveyDrafts(drafts);
  const operations = drafts.map((draft): Operation => {
    const { annotation, reasons } = infer(draft, survey);
    const effect = compileEffect(reader, draft, annotate(draft.declared, annotation), survey);
    const declared = Object.keys(draft.declared);
    const { declared: _, reading: __, ...operation } = draft;
    const told = declared.length > 0 ? [`x-counterfoil says ${declared.join(", ")}`] : [];
    return {
      ...operation,
      effect,
      reasons: draft.declared.effect === undefined ? [...reasons, ...told] : told,
    };
  });
  const collections = compileCollections(survey, operations);
  checkNames(reader, drafts, createNames(drafts, operations, survey));
  const rates = readRates(reader);
  const webhooks = readWebhooks(reader, messages, survey);
  if (reader.issues.length > 0) throw new DocumentError(reader.issues);

  const server = text(reader.member(reader.root, "servers", "0", "url")).replace(/\/$/, "");
  return Object.freeze({
    title: text(reader.member(reader.root, "info", "title")),
    version: text(reader.member(reader.root, "info", "version")),
    server,
    basePath: server.replace(/^[a-z][a-z+.-]*:\/\/[^/]*/i, ""),
    operations,
    collections,
    schemes,
    scopes: [
      ...new Set(
        operations.flatMap((operation) => operation.security.flat()).flatMap(({ scopes }) => scopes),
      ),
    ],
    refusals: compileRefusals(operations),
    rates,
    webhooks,
    locate: document.locate,
  });
}

function checkVersion(reader: Reader): void {
  const version = reader.member(reader.root, "openapi");
  if (text(version).startsWith("3.1.")) return;
  reader.report(
    reader.root.value !== null && isObject(reader.root.value) && "openapi" in reader.root.value
      ? "/openapi"
      : "",
    `Cannot read this as an OpenAPI document: "openapi" must be 3.1.x, but is ${quote(version)}`,
  );
  throw new DocumentError(reader.issues);
}

function readDrafts(
  reader: Reader,
  messages: MessageReader,
  schemes: Readonly<Record<string, Scheme>>,
): readonly Draft[] {
  const ids = new Map<string, string>();
  return reader.members(reader.member(reader.root, "paths")).flatMap(([path, pathItem]) => {
    if (!path.startsWith("/"))
      reader.report(pathItem.pointer, `A path must begin with "/", but is ${JSON.stringify(path)}`);
    return methods.flatMap((method): Draft[] => {
      const operation = reader.member(pathItem, method.toLowerCase());
      if (!isObject(operation.value)) return [];
      const id = text(reader.member(operation, "operationId")) || `${method} ${path}`;
      const before = ids.get(id);
      if (before !== undefined)
        reader.report(operation.pointer, `operationId must be unique, but "${id}" stands at ${before} too`);
      ids.set(id, operation.pointer);
      const template = parsePathTemplate(path);
      return [
        {
          id,
          method,
          path: template,
          pointer: operation.pointer,
          summary: text(reader.member(operation, "summary")),
          deprecated: reader.member(operation, "deprecated").value === true,
          parameters: messages.parameters(pathItem, operation),
          body: messages.body(operation),
          replies: messages.replies(operation),
          security: readSecurity(reader, operation, schemes),
          callbacks: readCallbacks(reader, messages, operation),
          reading: readPath(template),
          declared: readAnnotation(reader, operation),
        },
      ];
    });
  });
}
