import type { Credentials } from "./credentials.ts";

/** What one case asks of the ids that the user knows. */
export interface IdWish {
  /** The name of the parameter or property that takes the id. */
  readonly name: string;
  readonly tenant: "own" | "other";
}

/** The ids of the credentials file, handed out over a whole run. */
export interface KnownIds {
  /** The id that every case may look at; `undefined` where the user gave none. */
  readonly shared: (wish: IdWish) => string | undefined;
  /** An id that no other case has got or gets. It is never the shared one, which others rely on. */
  readonly fresh: (wish: IdWish) => string | undefined;
  /** Every id that nobody has used up; for a case that uses it up, without the shared one. */
  readonly candidates: (wish: IdWish, fresh: boolean) => readonly string[];
  /** Notes that a case uses an id up. */
  readonly spend: (wish: IdWish, id: string) => void;
  /** Tells whether a case has used an id up. */
  readonly isSpent: (wish: IdWish, id: string) => boolean;
}

export function createKnownIds(credentials: Credentials): KnownIds {
  const spent = new Set<string>();
  const label = (wish: IdWish, id: string): string => JSON.stringify([wish.tenant, wish.name, id]);
  const idsOf = (wish: IdWish): readonly string[] =>
    (wish.tenant === "own" ? credentials.known : credentials.foreign)[wish.name] ?? [];

  const candidates = (wish: IdWish, fresh: boolean): readonly string[] =>
    idsOf(wish)
      .slice(fresh ? 1 : 0)
      .filter((id) => !spent.has(label(wish, id)));
  const spend = (wish: IdWish, id: string): void => {
    spent.add(label(wish, id));
  };
  return {
    shared: (wish) => idsOf(wish)[0],
    fresh: (wish) => {
      const id = candidates(wish, true)[0];
      if (id !== undefined) spend(wish, id);
      return id;
    },
    candidates,
    spend,
    isSpent: (wish, id) => spent.has(label(wish, id)),
  };
}
