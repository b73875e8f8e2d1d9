import { nearest } from "../nearest.ts";

/**
 * The known word of which this one is surely a slip of the pen: one letter too many, too few or wrong, or two that
 * changed places. A plural beside a singular, `line1` beside `line2` and short words are no slips.
 */
export function misspelt(word: string, known: Iterable<string>): string | undefined {
  const all = [...known];
  if (all.includes(word) || word.length < 5) return undefined;
  const best = nearest(word, all);
  return best !== undefined && isSlip(word, best) ? best : undefined;
}

function isSlip(word: string, other: string): boolean {
  const [a, b] = [word, other].toSorted((left, right) => left.length - right.length);
  if (a === undefined || b === undefined || `${a}s` === b || /\d/.test(word + other)) return false;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  const [restA, restB] = [a.slice(same), b.slice(same)];
  if (a.length + 1 === b.length) return restB.slice(1) === restA;
  if (a.length !== b.length) return false;
  const turned = restA[0] === restB[1] && restA[1] === restB[0];
  return restA.slice(1) === restB.slice(1) || (turned && restA.slice(2) === restB.slice(2));
}
