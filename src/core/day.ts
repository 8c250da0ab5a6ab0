/** A local day (Asia/Ho_Chi_Minh), ISO: days compare with < as strings. */
export type Day = string & { readonly __day: unique symbol };

const ZONE = 'Asia/Ho_Chi_Minh';
const MS = 86_400_000;
const ms = (d: Day): number => Date.parse(`${d}T00:00:00Z`);

/** Throws outside the years 1000 to 9999: there an ISO day no longer has ten characters and no longer sorts as text. */
function of(time: number): Day {
  const text = new Date(time).toISOString().slice(0, 10);
  if (!/^[1-9]\d{3}-/.test(text)) throw new RangeError(`beyond what a day can hold: ${text}`);
  return text as Day;
}

function real(text: string): Day | null {
  if (!/^[1-9]\d{3}-\d\d-\d\d$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  // Date.parse rolls 30 February over into March: only a day that comes back as it went in is one.
  return Number.isNaN(time) || of(time) !== text ? null : (text as Day);
}

/** Reads an ISO day, strictly: gives null for 2020-02-30, for other spellings and for years outside 1900 to 2199. */
export function parseDay(text: string): Day | null {
  return /^(19|20|21)/.test(text) ? real(text) : null;
}

/**
 * A day written in code or held by the database; throws when it is none, for that is a bug. Years 1000 to 9999: the
 * limits of parseDay are for what people type, and the day after the last one they may type must still be a day.
 */
export function day(text: string): Day {
  const d = real(text);
  if (d === null) throw new RangeError(`not a day: ${text}`);
  return d;
}

/** The day n days later; earlier when n is negative. */
export const addDays = (d: Day, n: number): Day => of(ms(d) + n * MS);
/** How many days b is after a; negative when it is before. */
export const daysBetween = (a: Day, b: Day): number => Math.round((ms(b) - ms(a)) / MS);
export const yearOf = (d: Day): number => Number(d.slice(0, 4));
export const firstOfYear = (year: number): Day => day(`${year}-01-01`);

/** The last day of this day's month. */
export function monthEnd(d: Day): Day {
  return of(Date.UTC(yearOf(d), Number(d.slice(5, 7)), 0));
}
export const isMonthEnd = (d: Day): boolean => monthEnd(d) === d;

/** The day itself when it ends its month, else the end of the month before. */
export const lastMonthEndOnOrBefore = (d: Day): Day =>
  isMonthEnd(d) ? d : addDays(day(`${d.slice(0, 7)}-01`), -1);

/** The local day at an instant. */
export function todayIn(now: Date, zone: string = ZONE): Day {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(now);
  // By parts, since the order in which a locale writes them has changed between releases of ICU.
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
  return day(`${part('year')}-${part('month')}-${part('day')}`);
}

/** As people here write it: 30/09/2020. */
export const showDay = (d: Day): string => d.split('-').reverse().join('/');

const clockFace = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: ZONE });
/** The local day and time at an instant: 30/09/2020 07:05. */
export const showMoment = (at: Date): string => `${showDay(todayIn(at))} ${clockFace.format(at)}`;

/** In full: "30 tháng 9 năm 2020", "30 September 2020". */
export function showDayLong(d: Day, lang: 'vi' | 'en'): string {
  // Official Vietnamese says "năm"; ICU writes "30 tháng 9, 2020" or "30 tháng 9 năm 2020", depending on its release.
  if (lang === 'vi') return `${Number(d.slice(8))} tháng ${Number(d.slice(5, 7))} năm ${yearOf(d)}`;
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(ms(d)));
}

/** Reads a day as people write it (30/9/2020); null when it is none. */
export function parseShownDay(text: string): Day | null {
  const m = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim());
  return m ? parseDay(`${m[3]}-${m[2]!.padStart(2, '0')}-${m[1]!.padStart(2, '0')}`) : null;
}
