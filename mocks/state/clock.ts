/** The time of one world. It runs like the real one until somebody sets or freezes it. */
export interface Clock {
  readonly now: () => Date;
  readonly frozen: () => boolean;
  /** Stops it where it is. */
  readonly freeze: () => void;
  /** Lets it run on from where it is. */
  readonly run: () => void;
  /** Puts it to a moment; a frozen clock stays frozen there. */
  readonly set: (moment: Date) => void;
  /** Moves it on by so many milliseconds. */
  readonly advance: (milliseconds: number) => void;
}

/** @param real The time that it follows. */
export function createClock(real: () => Date): Clock {
  let offset = 0;
  let stopped: number | undefined;
  const now = (): number => stopped ?? real().getTime() + offset;
  const put = (moment: number): void => {
    if (stopped === undefined) offset = moment - real().getTime();
    else stopped = moment;
  };
  return {
    now: () => new Date(now()),
    frozen: () => stopped !== undefined,
    freeze: () => {
      stopped = now();
    },
    run: () => {
      const moment = now();
      stopped = undefined;
      put(moment);
    },
    set: (moment) => put(moment.getTime()),
    advance: (milliseconds) => put(now() + milliseconds),
  };
}
