import { todayIn, type Day } from './day.ts';

/** Time is passed in: everything that must know "now" is given a clock. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** The local day (Asia/Ho_Chi_Minh) on this clock. */
export const today = (clock: Clock): Day => todayIn(clock.now());
