import { todayIn, type Day } from './day.ts';
import { refuse, type Refusal } from './refusal.ts';

/** Time is passed in: everything that must know "now" is given a clock. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** The local day (Asia/Ho_Chi_Minh) on this clock. */
export const today = (clock: Clock): Day => todayIn(clock.now());

/** Refuses a day that has not come: what is recorded has happened. */
export function notAhead(clock: Clock, day: Day): Refusal | null {
  const now = today(clock);
  return day > now ? refuse('day-ahead', { day, today: now }) : null;
}
