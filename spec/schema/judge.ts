import type { ErrorObject, KeywordCxt, ValidateFunction } from "ajv";
import { Ajv2020, MissingRefError } from "ajv/dist/2020.js";
import { fullFormats } from "ajv-formats/dist/formats.js";
import type { Json, JsonObject } from "../json.ts";
import { isObject } from "../json.ts";
import { onlyKeywords } from "./keywords.ts";
import { below } from "./place.ts";
import { decoded } from "./reference.ts";
import { patternFault, regularExpression } from "./regular-expression.ts";
import type { Judge, JsonSchema, Violation } from "./schema.ts";
import { violationOf } from "./violation.ts";
import { likelyVariants } from "./variant.ts";

/** A schema that cannot be made into a judge. */
export class SchemaError extends Error {
  override readonly name = "SchemaError";
}

const judges = new WeakMap<JsonObject, Judge>();

/**
 * Makes the judge of a schema that stands alone (dialect 2020-12, formats asserted). It is compiled at the first
 * call; the same schema object always has the same judge.
 * The judge throws {@link SchemaError} where the schema cannot be compiled.
 */
export function createJudge(schema: JsonSchema): Judge {
  if (!isObject(schema)) return compiledOnce(schema);
  const known = judges.get(schema);
  if (known !== undefined) return known;
  const judge = compiledOnce(schema);
  judges.set(schema, judge);
  return judge;
}

function compiledOnce(schema: JsonSchema): Judge {
  let judge: Judge | undefined;
  return (value) => {
    judge ??= compile(schema);
    return judge(value);
  };
}

function compile(schema: JsonSchema): Judge {
  const pointers = new Map<unknown, string>();
  const root = onlyKeywords(schema, (part, pointer) => pointers.set(part, pointer));
  const check = validator(root, pointers);
  const branches = new Map<Json, ValidateFunction>();

  const explain = (errors: readonly ErrorObject[], at: string): readonly Violation[] =>
    errors.filter(isTelling).flatMap((error) => {
      const keywordAt = pointers.get(error.parentSchema);
      const rule =
        keywordAt === undefined ? decoded(error.schemaPath.slice(1)) : below(keywordAt, error.keyword);
      const violation = violationOf({ ...error, at: at + error.instancePath, rule });
      return error.keyword === "anyOf" || error.keyword === "oneOf"
        ? narrowed(violation, error)
        : [violation];
    });

  /** The violations of the one alternative that was meant, or the violation as it is. */
  const narrowed = (violation: Violation, error: ErrorObject): readonly Violation[] => {
    const variants = (Array.isArray(error.schema) ? error.schema : []).filter((part: unknown) =>
      isObject(part),
    );
    const whole = isObject(root) ? root : true;
    const [meant, ...others] = likelyVariants(variants, error.data, whole);
    if (!isObject(meant) || !isObject(root) || others.length > 0) return [violation];
    const branch = branches.get(meant) ?? validator(standing(meant, root, pointers), pointers);
    branches.set(meant, branch);
    branch(error.data);
    const inner = explain(branch.errors ?? [], violation.at);
    return inner.length === 0 ? [violation] : inner;
  };

  return (value) => (check(value) ? [] : distinct(explain(check.errors ?? [], "")));
}

/** A part of a schema as a schema of its own, with the definitions that it may refer to. */
function standing(part: JsonObject, root: JsonObject, pointers: Map<unknown, string>): JsonObject {
  const alone = root["$defs"] === undefined ? { ...part } : { ...part, $defs: root["$defs"] };
  pointers.set(alone, pointers.get(part) ?? "");
  return alone;
}

/** `if` is followed by what `then` or `else` found; the errors of a name by `propertyNames`. */
function isTelling(error: ErrorObject): boolean {
  return error.keyword !== "if" && (error.propertyName === undefined || error.keyword === "propertyNames");
}

function distinct(violations: readonly Violation[]): readonly Violation[] {
  const seen = new Map(
    violations.map((violation) => [
      JSON.stringify([violation.at, violation.keyword, violation.demand]),
      violation,
    ]),
  );
  return [...seen.values()];
}

function validator(schema: Json, pointers: ReadonlyMap<unknown, string>): ValidateFunction {
  const ajv = currentAjv();
  const compilable = isObject(schema) ? schema : schema === true;
  try {
    return ajv.compile(compilable);
  } catch (error) {
    throw new SchemaError(faultOf(error, pointers), { cause: error });
  } finally {
    ajv.removeSchema(compilable === true || compilable === false ? undefined : compilable);
  }
}

function faultOf(error: unknown, pointers: ReadonlyMap<unknown, string>): string {
  if (error instanceof MissingRefError) {
    return `Point the reference "${error.missingRef}" at a schema that is there: nothing stands at that place.`;
  }
  for (const [part, pointer] of pointers) {
    const pattern = isObject(part) ? part["pattern"] : undefined;
    const fault = typeof pattern === "string" ? patternFault(pattern) : undefined;
    if (fault !== undefined) {
      return `Write the pattern ${JSON.stringify(pattern)} at "${below(pointer, "pattern")}" of the schema as a regular expression of ECMA-262: ${fault}.`;
    }
  }
  const reason = error instanceof Error ? error.message : String(error);
  return `Correct the schema, which is not one of JSON Schema 2020-12: ${reason}.`;
}

/** How many schemas share one instance before it is left to the garbage collector, with all that it remembers. */
const SCHEMAS_PER_INSTANCE = 500;
let instance: { readonly ajv: Ajv2020; used: number } | undefined;

function currentAjv(): Ajv2020 {
  if (instance === undefined || instance.used >= SCHEMAS_PER_INSTANCE)
    instance = { ajv: createAjv(), used: 0 };
  instance.used += 1;
  return instance.ajv;
}

function createAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    code: { regExp: Object.assign((text: string) => regularExpression(text), { code: "new RegExp" }) },
    formats: fullFormats,
    logger: false,
    meta: false,
    multipleOfPrecision: 6,
    strict: false,
    validateSchema: false,
    verbose: true,
  });
  for (const keyword of ["anyOf", "oneOf", "contains"]) withoutInnerErrors(ajv, keyword);
  return ajv;
}

/** Lets a keyword report its own failure and not that of each alternative, which only the judge can weigh. */
function withoutInnerErrors(ajv: Ajv2020, keyword: string): void {
  const definition = ajv.getKeyword(keyword);
  if (typeof definition === "boolean" || !("code" in definition)) return;
  const generate = definition.code;
  definition.code = (cxt: KeywordCxt, ruleType?: string): void => {
    const report = cxt.error.bind(cxt);
    cxt.error = (...parameters): void => {
      cxt.reset();
      report(...parameters);
    };
    generate(cxt, ruleType);
  };
}
