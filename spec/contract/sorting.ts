import { isObject, type Json } from "../json.ts";
import { shapeOf } from "../schema/shape-of.ts";
import type { Parameter } from "./contract.ts";
import type { Order, Sorting } from "./effect.ts";
import { queryName, queryParameters } from "./query-name.ts";
import { sameNameOrTime } from "./same-name.ts";
import { createdName } from "./stamp-of.ts";
import type { Surveyed } from "./survey.ts";

const sortName = /^(sort|sort_?by|sort_?field|sort_?key|order_?by|ordering)$/i;
const directionName = /^(order|direction|dir|sort_?order|sort_?dir(ection)?|order_?dir(ection)?)$/i;

/** How a list is sorted: as `sort` says, else by the names of its query parameters and their values. */
export function compileSorting(
  declared: Json | undefined,
  parameters: readonly Parameter[],
  rows: Surveyed | undefined,
  report: (message: string) => void,
): Sorting | undefined {
  if (declared === false) return undefined;
  if (!isObject(declared)) return inferSorting(parameters, rows);
  const known = queryParameters(parameters);
  const inferred = inferSorting(parameters, rows);
  const by = declared["by"] === undefined ? inferred?.by : queryName(declared["by"]);
  const direction =
    declared["direction"] === undefined ? inferred?.direction : queryName(declared["direction"]);
  const parameter = known.get(by ?? "");
  if (
    by === undefined ||
    !parameter ||
    (declared["direction"] !== undefined && !known.has(direction ?? ""))
  ) {
    const names = [...known.keys()].map((name) => `$request.query.${name}`).join(", ") || "none";
    report(
      `sort must name query parameters of the operation in "by" and "direction" (${names}), but is ${JSON.stringify(declared)}`,
    );
    return undefined;
  }
  const orders = declaredOrders(declared["orders"], report) ?? ordersOf(parameter, rows);
  return { by, direction: direction === by ? "" : (direction ?? ""), orders };
}

function inferSorting(parameters: readonly Parameter[], rows: Surveyed | undefined): Sorting | undefined {
  const query = parameters.filter((parameter) => parameter.in === "query");
  const candidates = [
    ...query.filter(({ name }) => sortName.test(name)),
    ...query.filter(({ name }) => directionName.test(name)),
  ];
  for (const parameter of candidates) {
    const orders = ordersOf(parameter, rows);
    if (Object.keys(orders).length === 0) continue;
    const direction = query.find((each) => each !== parameter && isDirection(each));
    return { by: parameter.name, direction: direction?.name ?? "", orders };
  }
  return undefined;
}

/** Named as a direction is; and what values it lists are directions. */
function isDirection({ name, schema }: Parameter): boolean {
  const listed = shapeOf(schema.json).enum ?? [];
  return directionName.test(name) && listed.every((value) => /^(asc|desc)/i.test(String(value)));
}

function ordersOf({ schema }: Parameter, rows: Surveyed | undefined): Record<string, Order> {
  const shape = shapeOf(schema.json);
  const listed =
    shape.enum ?? (shape.items === undefined ? [] : (shapeOf(shape.items, schema.json).enum ?? []));
  const orders: Record<string, Order> = {};
  for (const value of listed) {
    const order = typeof value === "string" ? orderNamed(value, rows) : undefined;
    if (order) orders[String(value)] = order;
  }
  return orders;
}

/** `name`, `created` for `createdAt`, `-name`, `name_desc`, `name:asc`, `newest`. */
function orderNamed(value: string, rows: Surveyed | undefined): Order | undefined {
  const names = sortable(rows);
  const whole = sameNameOrTime(value, names);
  if (whole !== undefined && !/^[+-]/.test(value)) return { property: whole, descending: false };
  if (/^(newest|latest|(most_?)?recent|oldest|earliest)(_?first)?$/i.test(value)) {
    const created = names.find((name) => createdName.test(name));
    return created === undefined
      ? undefined
      : { property: created, descending: !/^(oldest|earliest)/i.test(value) };
  }
  const signed = /^([+-])(.+)$/.exec(value);
  const ended = /^(.+?)[ _:.,-]?(asc|desc)(?:ending)?$/i.exec(value);
  const property = sameNameOrTime(signed?.[2] ?? ended?.[1] ?? "", names);
  if (property === undefined) return undefined;
  return { property, descending: signed?.[1] === "-" || ended?.[2]?.toLowerCase() === "desc" };
}

/** The properties that have an order: neither lists nor objects. */
function sortable(rows: Surveyed | undefined): readonly string[] {
  return [...(rows?.properties ?? [])]
    .filter(([, { schema, root }]) => {
      const { types } = shapeOf(schema, root);
      return !types.includes("array") && !types.includes("object");
    })
    .map(([name]) => name);
}

function declaredOrders(
  json: Json | undefined,
  report: (message: string) => void,
): Record<string, Order> | undefined {
  if (!isObject(json)) return undefined;
  const orders: Record<string, Order> = {};
  for (const [value, words] of Object.entries(json)) {
    const order = declaredOrder(words);
    if (order) orders[value] = order;
    else
      report(
        `An order must be a property, { ascending: property } or { descending: property }, but "${value}" is ${JSON.stringify(words)}`,
      );
  }
  return orders;
}

function declaredOrder(words: Json): Order | undefined {
  if (typeof words === "string") return { property: words, descending: false };
  if (!isObject(words)) return undefined;
  const { ascending, descending } = words;
  if (typeof descending === "string") return { property: descending, descending: true };
  return typeof ascending === "string" ? { property: ascending, descending: false } : undefined;
}
