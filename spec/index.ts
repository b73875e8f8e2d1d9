export { asObject, isObject } from "./json.ts";
export { nearest, suggest } from "./nearest.ts";
export type { Json, JsonObject } from "./json.ts";
export type { Document, Issue, Place } from "./document/document.ts";
export { applyOverlay } from "./document/apply-overlay.ts";
export { parseDocument } from "./document/parse.ts";
export { describeIssue, DocumentError } from "./document/document-error.ts";
export { formatPointer, getPointer, parsePointer, setPointer } from "./document/pointer.ts";
export type { JsonSchema, Judge, Schema, Violation } from "./schema/schema.ts";
export { breaks } from "./schema/break.ts";
export type { Break } from "./schema/break.ts";
export { createChance } from "./schema/chance.ts";
export type { Chance } from "./schema/chance.ts";
export { edges } from "./schema/edges.ts";
export type { Edge } from "./schema/edges.ts";
export { createJudge, SchemaError } from "./schema/judge.ts";
export { judgeWithin } from "./schema/judge-within.ts";
export { createProjector, project } from "./schema/project.ts";
export type { Projector } from "./schema/project.ts";
export { sample } from "./schema/sample.ts";
export type { SampleOptions } from "./schema/sample.ts";
export { sentence } from "./schema/sentence.ts";
export type { SentenceOptions } from "./schema/sentence.ts";
export type { Shape, TypeName } from "./schema/shape.ts";
export { mergeShapes } from "./schema/shape-merge.ts";
export { shapeOf } from "./schema/shape-of.ts";
export type { Body, Headers, HttpRequest, HttpResponse } from "./wire/message.ts";
export { readBody, writeBody } from "./wire/body.ts";
export type { BodyReading } from "./wire/body.ts";
export { formatCookies, parseCookies } from "./wire/cookie.ts";
export { findJsonFault } from "./wire/json-fault.ts";
export type { JsonFault } from "./wire/json-fault.ts";
export { isJson, matchesMediaType, parseMediaType } from "./wire/media-type.ts";
export type { MediaType } from "./wire/media-type.ts";
export { readParameter, writeParameter } from "./wire/parameter.ts";
export type { Carrier, ParameterReading, Spelling, WrittenParameter } from "./wire/parameter.ts";
export { expandPath, matchPath, parsePathTemplate } from "./wire/path-template.ts";
export type { PathTemplate } from "./wire/path-template.ts";
export { decodePercent, encodePercent } from "./wire/percent.ts";
export { PROBLEM_MEDIA_TYPE, problemDetails } from "./wire/problem-details.ts";
export type { ProblemInit } from "./wire/problem-details.ts";
export { formatQuery, parseQuery, splitQuery } from "./wire/query.ts";
export type { Pair } from "./wire/query.ts";
export type { Piece, Segment } from "./wire/segment.ts";
export { reasonPhrase, statusText } from "./wire/status.ts";
export type {
  Callback,
  Collection,
  Content,
  Contract,
  Derived,
  Flow,
  Happening,
  Link,
  Method,
  Move,
  Operation,
  Parameter,
  Property,
  Rate,
  Reply,
  ReplyHeader,
  RequestBody,
  Requirement,
  Scheme,
  SchemeUse,
  Webhook,
} from "./contract/contract.ts";
export type {
  Condition,
  ConditionPart,
  Echo,
  Effect,
  EffectKind,
  Envelope,
  Filter,
  Find,
  ListEffect,
  Need,
  NoEffect,
  Order,
  Paging,
  ReplyChoice,
  RowEffect,
  Search,
  Sorting,
  When,
  Where,
} from "./contract/effect.ts";
export type { Source, Template } from "./contract/template.ts";
export { compileTemplate } from "./contract/template.ts";
export { parseDuration } from "./contract/duration.ts";
export { evaluate, evaluateMembers } from "./contract/evaluate.ts";
export type { Scope } from "./contract/evaluate.ts";
export { settleRow, splitJoins, takeBody } from "./contract/settle.ts";
export { compileContract } from "./contract/compile.ts";
export { negotiate } from "./exchange/negotiate.ts";
export { readRequest } from "./exchange/request.ts";
export { closestContent, contentFor, replyFor } from "./exchange/reply.ts";
export { judgeResponse } from "./exchange/response.ts";
export { createRouter } from "./exchange/route.ts";
export { writeRequest } from "./exchange/write.ts";
export type { WriteOptions } from "./exchange/write.ts";
export type { Deviation, Match, Problem, Reading, RequestValues } from "./exchange/exchange.ts";
