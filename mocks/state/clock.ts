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
  /** How it has been put, for `putBack`. */
  readonly setting: () => ClockSetting;
  readonly putBack: (setting: ClockSetting) => void;
  /** A clock that shows the same and goes its own way. */
  readonly fork: () => Clock;
}

/** How far a clock is from the real one, in milliseconds, and where it stands if it does. */
export interface ClockSetting {
  readonly offset: number;
  readonly stopped: number | undefined;
}

/** @param real The time that it follows. */
export function createClock(
  real: () => Date,
  begin: ClockSetting = { offset: 0, stopped: undefined },
): Clock {
  let { offset, stopped } = begin;
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
    setting: () => ({ offset, stopped }),
    putBack: (setting) => {
      ({ offset, stopped } = setting);
    },
    fork: () => createClock(real, { offset, stopped }),
  };
}
