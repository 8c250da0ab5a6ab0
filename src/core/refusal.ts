import type { Permission } from './actor.ts';
import type { Day } from './day.ts';

/** Where an area went when it ended, for the sentence that helps the reader on. */
export interface Successor {
  slug: string;
  name: string;
}

/** Every refusal that Gốc expects: a closed union, so that each has a status, a title and words in both languages. */
export type Refusal = { refused: true } & (
  | { code: 'indicator-unknown'; indicator: string; known: string[] }
  | { code: 'area-unknown'; area: string }
  | {
      code: 'area-not-on-day';
      area: string;
      name: string;
      day: Day;
      from: Day;
      to: Day | null;
      successors: Successor[];
    }
  | { code: 'unit-unknown'; unit: string }
  | { code: 'unit-not-on-day'; unit: string; name: string; day: Day; from: Day; to: Day | null }
  | { code: 'organisation-unknown'; organisation: string; known: string[] }
  | { code: 'organisation-not-split'; indicator: string }
  | { code: 'day-invalid'; field: string; text: string }
  | { code: 'period-backwards'; from: Day; to: Day }
  | { code: 'period-needed'; indicator: string }
  | { code: 'day-needed'; indicator: string }
  | { code: 'area-or-unit' }
  | { code: 'partial-split'; from: string; to: string; effective: Day }
  | { code: 'stock-below-commune'; day: Day; nearest: Day }
  | { code: 'indicator-not-for-unit'; indicator: string; unit: string }
  | { code: 'language-unknown'; language: string }
  | { code: 'body-too-large'; limit: number }
  | { code: 'body-invalid'; where: string }
  | { code: 'figure-not-so'; indicator: string }
  | { code: 'slug-taken'; slug: string }
  | { code: 'already-member'; organisation: string; from: Day; to: Day | null }
  | { code: 'already-there'; from: Day; to: Day | null }
  | { code: 'area-not-hamlet'; area: string }
  | { code: 'day-ahead'; day: Day; today: Day }
  | { code: 'entered-by-transfer'; from: Day }
  | { code: 'membership-ended'; day: Day }
  | { code: 'move-on-record'; day: Day }
  | { code: 'organisation-differs'; unit: string }
  | { code: 'unit-takes-no-members'; unit: string }
  | { code: 'not-found'; what: string }
  | { code: 'run-ended'; run: number }
  | { code: 'run-not-ended'; run: number }
  | { code: 'period-outside'; field: string; from: Day; to: Day | null }
  | { code: 'not-allowed'; what: Permission }
  | { code: 'role-unknown'; role: string }
  | { code: 'role-needs-unit'; role: string }
  | { code: 'role-whole-federation'; role: string }
  | { code: 'front-no-persons'; unit: string }
  | { code: 'grant-to-self' }
  | { code: 'grant-known'; from: Day; to: Day | null }
  | { code: 'grant-ended' }
  | { code: 'last-administrator' }
  | { code: 'reason-needed' }
  | { code: 'purpose-needed' }
);

export type RefusalCode = Refusal['code'];

/** The HTTP status of each refusal. The only place that decides it. */
export const statusOf: Record<RefusalCode, 400 | 403 | 404 | 409 | 413 | 422> = {
  'indicator-unknown': 404,
  'area-unknown': 404,
  'area-not-on-day': 404,
  'unit-unknown': 404,
  'unit-not-on-day': 404,
  'organisation-unknown': 400,
  'organisation-not-split': 400,
  'day-invalid': 400,
  'period-backwards': 400,
  'period-needed': 400,
  'day-needed': 400,
  'area-or-unit': 400,
  'partial-split': 422,
  'stock-below-commune': 422,
  'indicator-not-for-unit': 422,
  'language-unknown': 404,
  'body-too-large': 413,
  'body-invalid': 422,
  'figure-not-so': 422,
  'slug-taken': 409,
  'already-member': 409,
  'already-there': 409,
  'area-not-hamlet': 422,
  'day-ahead': 422,
  'entered-by-transfer': 422,
  'membership-ended': 409,
  'move-on-record': 409,
  'organisation-differs': 422,
  'unit-takes-no-members': 422,
  'not-found': 404,
  'run-ended': 409,
  'run-not-ended': 409,
  'period-outside': 422,
  'not-allowed': 403,
  'role-unknown': 404,
  'role-needs-unit': 422,
  'role-whole-federation': 422,
  'front-no-persons': 422,
  'grant-to-self': 403,
  'grant-known': 409,
  'grant-ended': 409,
  'last-administrator': 409,
  'reason-needed': 422,
  'purpose-needed': 422,
};

type Refused<C extends RefusalCode> = Extract<Refusal, { code: C }>;

/** A refusal as a value; takes its code and what its sentence needs. */
export function refuse<C extends RefusalCode>(
  code: C,
  with_: Omit<Refused<C>, 'code' | 'refused'>,
): Refused<C> {
  return { refused: true, code, ...with_ } as unknown as Refused<C>;
}

/** Tells a refusal from a value. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && (value as { refused?: unknown }).refused === true;
}
