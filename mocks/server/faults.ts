/** What goes wrong on purpose with answers of one operation. Several things may go wrong with one answer. */
export interface Fault {
  readonly id: string;
  /** The id of the operation. */
  readonly operation: string;
  /** The refusal that is answered instead; nothing is done then. */
  readonly status?: number;
  /** The answer is not sent. */
  readonly drop?: true;
  /** The answer breaks off halfway through its body. */
  readonly truncate?: true;
  /** Milliseconds before the request is looked at: any number of them between the two. */
  readonly delay?: { readonly min: number; readonly max: number };
  /** To how many answers; `undefined` together with `every`. */
  readonly times?: number;
  /** To each so-manieth answer, for good. */
  readonly every?: number;
}

/** A fault and what has become of it. */
export interface LiveFault {
  readonly fault: Fault;
  /** How many answers of the operation it has seen. */
  readonly seen: number;
  readonly happened: number;
}

/** The faults of one world. */
export interface Faults {
  readonly all: () => readonly LiveFault[];
  readonly add: (fault: Omit<Fault, "id">) => LiveFault;
  readonly remove: (id: string) => boolean;
  readonly clear: () => void;
  /** The first fault whose turn it is at the next answer of the operation; one that has happened often enough goes. */
  readonly strike: (operation: string) => Fault | undefined;
}

export function createFaults(): Faults {
  const faults = new Map<string, LiveFault>();
  let made = 0;

  function strike(operation: string): Fault | undefined {
    let struck: Fault | undefined;
    for (const [id, live] of faults) {
      const { fault } = live;
      if (fault.operation !== operation) continue;
      const seen = live.seen + 1;
      const due = struck === undefined && (fault.every === undefined || seen % fault.every === 0);
      const happened = live.happened + (due ? 1 : 0);
      if (due) struck = fault;
      if (fault.every === undefined && happened >= (fault.times ?? 1)) faults.delete(id);
      else faults.set(id, { fault, seen, happened });
    }
    return struck;
  }

  return {
    all: () => [...faults.values()],
    add: (told) => {
      made += 1;
      const live = { fault: { ...told, id: String(made) }, seen: 0, happened: 0 };
      faults.set(live.fault.id, live);
      return live;
    },
    remove: (id) => faults.delete(id),
    clear: () => faults.clear(),
    strike: (operation) => (faults.size === 0 ? undefined : strike(operation)),
  };
}
