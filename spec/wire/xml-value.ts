import { isObject, type Json, type JsonObject } from "../json.ts";
import type { Expectation } from "./expectation.ts";
import type { Pair } from "./query.ts";
import { textOf } from "./raw-value.ts";
import { formsOf, valueOfText } from "./typed-value.ts";
import type { XmlElement } from "./xml.ts";

const INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

/** The value that an element stands for. Prefixes are not looked at; what the schema does not know keeps its name. */
export function valueOfElement(element: XmlElement, expected: Expectation): Json {
  if (element.attributes.some(([name, value]) => localName(name) === "nil" && value === "true")) return null;
  const elements = elementsIn(element);
  if (isList(expected)) return elements.map((child, index) => valueOfElement(child, expected.item(index)));
  const attributes = attributesOf(element);
  const text = element.children.filter((child) => typeof child === "string").join("");
  const plain = elements.length + attributes.length === 0;
  const empty = expected.types.has("object") && !expected.types.has("string") && text.trim() === "";
  return plain && !empty ? textValue(text, expected) : membersOf(elements, attributes, expected);
}

/** The elements that stand for a value: one, but for an array that no element is put around one for each item. */
function elementsOf(name: string, value: Json, expected: Expectation): readonly XmlElement[] {
  const { wrapped } = expected.xml;
  const called = expected.xml.name ?? name;
  if (!Array.isArray(value)) return [elementOf(called, value, expected)];
  const items = value.flatMap((item: Json, index) => {
    const inner = expected.item(index);
    const itemName = wrapped ? called : name;
    return Array.isArray(item) ? [wrapper(itemName, item, inner)] : elementsOf(itemName, item, inner);
  });
  return wrapped
    ? [{ name: qualified(called, expected), attributes: spaces(expected), children: items }]
    : items;
}

/** The one element that stands for a value, whatever it is. */
export function wrapper(name: string, value: Json, expected: Expectation): XmlElement {
  if (!Array.isArray(value)) return elementOf(expected.xml.name ?? name, value, expected);
  const children = value.flatMap((item: Json, index) => {
    const inner = expected.item(index);
    return Array.isArray(item) ? [wrapper("item", item, inner)] : elementsOf("item", item, inner);
  });
  const called = qualified(expected.xml.name ?? name, expected);
  return { name: called, attributes: spaces(expected), children };
}

function elementOf(name: string, value: Json, expected: Expectation): XmlElement {
  const called = qualified(name, expected);
  if (value === null) {
    const attributes: readonly Pair[] = [
      ["xmlns:xsi", INSTANCE],
      ["xsi:nil", "true"],
    ];
    return { name: called, attributes, children: [] };
  }
  if (!isObject(value)) {
    const text = textOf(value);
    return { name: called, attributes: spaces(expected), children: text === "" ? [] : [text] };
  }
  const members = Object.entries(value).map(([key, member]) => ({
    key,
    member,
    expected: expected.member(key),
  }));
  const isAttribute = ({ member, expected }: (typeof members)[number]): boolean =>
    expected.xml.attribute && (typeof member !== "object" || member === null);
  return {
    name: called,
    attributes: [
      ...spaces(expected),
      ...members
        .filter(isAttribute)
        .map(({ key, member, expected }): Pair => [
          qualified(expected.xml.name ?? key, expected),
          textOf(member),
        ]),
    ],
    children: members
      .filter((each) => !isAttribute(each))
      .flatMap(({ key, member, expected }) => elementsOf(key, member, expected)),
  };
}

function membersOf(
  elements: readonly XmlElement[],
  attributes: readonly Pair[],
  expected: Expectation,
): JsonObject {
  const members: [string, Json][] = [];
  const left = new Set(elements);
  const take = (name: string): readonly XmlElement[] => {
    const found = [...left].filter((element) => localName(element.name) === name);
    for (const element of found) left.delete(element);
    return found;
  };
  const leftAttributes = new Map(attributes);
  for (const name of expected.names) {
    const member = expected.member(name);
    const called = member.xml.name ?? name;
    const attribute = member.xml.attribute ? leftAttributes.get(called) : undefined;
    if (attribute !== undefined) {
      leftAttributes.delete(called);
      members.push([name, textValue(attribute, member)]);
      continue;
    }
    const unwrapped = isList(member) && !member.xml.wrapped;
    const found = take(unwrapped ? (member.item(0).xml.name ?? name) : called);
    if (found.length > 0) members.push([name, unwrapped ? each(found, member) : one(found, member)]);
  }
  for (const element of left) {
    const name = localName(element.name);
    const same = take(name);
    if (same.length > 0) members.push([name, one(same, expected.member(name))]);
  }
  for (const [name, text] of leftAttributes) members.push([name, textValue(text, expected.member(name))]);
  return Object.fromEntries(members);
}

function each(elements: readonly XmlElement[], expected: Expectation): Json {
  return elements.map((element, index) => valueOfElement(element, expected.item(index)));
}

/** The value of the only element; several of one name are a list, whatever the schema says. */
function one([element, ...more]: readonly XmlElement[], expected: Expectation): Json {
  if (element === undefined) return null;
  return more.length === 0 ? valueOfElement(element, expected) : each([element, ...more], expected);
}

/** White space around a text counts only where the text itself is the value. */
function textValue(text: string, expected: Expectation): Json {
  const value = valueOfText(text.trim(), expected);
  return typeof value === "string" ? text : value;
}

function isList(expected: Expectation): boolean {
  return formsOf(expected)[0] === "list";
}

function elementsIn({ children }: XmlElement): readonly XmlElement[] {
  return children.filter((child) => typeof child !== "string");
}

/** By their local names; declarations of namespaces and what belongs to XML Schema aside. */
function attributesOf({ attributes }: XmlElement): readonly Pair[] {
  return attributes
    .filter(([name]) => !/^(?:xmlns|xsi|xml)(?::|$)/.test(name))
    .map(([name, value]) => [localName(name), value]);
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function qualified(name: string, { xml: { prefix } }: Expectation): string {
  return prefix === "" ? name : `${prefix}:${name}`;
}

function spaces({ xml: { prefix, namespace, attribute } }: Expectation): readonly Pair[] {
  if (namespace === "" || attribute) return [];
  return [[prefix === "" ? "xmlns" : `xmlns:${prefix}`, namespace]];
}
