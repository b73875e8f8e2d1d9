/** One of them: `contacts` → `contact`, `companies` → `company`, `addresses` → `address`. */
export function singular(name: string): string {
  if (/[^aeiou]ies$/i.test(name)) return `${name.slice(0, -3)}y`;
  if (/(ss|x|ch|sh|z)es$/i.test(name)) return name.slice(0, -2);
  return /[^s]s$/i.test(name) ? name.slice(0, -1) : name;
}

/** With its article: `a contact`, `an account`. */
export function oneOf(collection: string): string {
  const noun = singular(collection);
  return /^[aeiou]/i.test(noun) ? `an ${noun}` : `a ${noun}`;
}

/** The sentence that says there is no such row, alike for an id of nobody's and of another tenant. */
export function noSuchRow(collection: string, id: string): string {
  return `No ${singular(collection)} has the id "${id}"`;
}
