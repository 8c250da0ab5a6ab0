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
  | { code: 'unit-choose' }
  | { code: 'role-shows-persons'; role: string }
  | { code: 'role-keeps-users'; role: string }
  | { code: 'grant-to-self' }
  | { code: 'grant-known'; from: Day; to: Day | null }
  | { code: 'grant-ended' }
  | { code: 'last-administrator' }
  | { code: 'disable-self' }
  | { code: 'user-beyond' }
  | { code: 'reason-needed' }
  | { code: 'purpose-needed' }
  | { code: 'name-needed'; field: 'name' }
  | { code: 'way-needed'; field: 'phone' }
  | { code: 'phone-invalid'; field: 'phone' }
  | { code: 'phone-taken'; field: 'phone' }
  | { code: 'user-name-invalid'; field: 'userName' }
  | { code: 'user-name-taken'; field: 'userName' }
  | { code: 'email-invalid'; field: 'email' }
  | { code: 'email-taken'; field: 'email' }
  | { code: 'password-too-short'; least: number }
  | { code: 'password-too-long'; most: number }
  | { code: 'password-too-easy' }
  | { code: 'password-wrong' }
  | { code: 'sign-in-wrong' }
  | { code: 'signed-out' }
  | { code: 'too-many-tries'; time: string; minutes: number }
  | { code: 'code-wrong' }
  | { code: 'codes-locked' }
  | { code: 'second-step-ended' }
  | { code: 'second-factor-on' }
  | { code: 'link-unknown' }
  | { code: 'link-used' }
  | { code: 'link-expired' }
  | { code: 'link-superseded' }
  | { code: 'provider-unreachable'; provider: string }
  | { code: 'provider-knows-no-user'; provider: string }
  | { code: 'mail-not-configured' }
  | { code: 'last-way' }
  | { code: 'federation-name-needed'; field: 'nameVi' | 'nameEn' | 'partNameVi' | 'partNameEn' }
  | { code: 'colour-invalid'; field: 'accent' }
  | { code: 'logo-not-picture'; field: 'logo' }
  | { code: 'logo-too-large'; field: 'logo' }
  | { code: 'changed-since' }
  | { code: 'letter-sent' }
);

export type RefusalCode = Refusal['code'];

/** The HTTP status of each refusal. The only place that decides it. */
export const statusOf: Record<RefusalCode, 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 503> = {
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
  'unit-choose': 422,
  'role-shows-persons': 422,
  'role-keeps-users': 422,
  'grant-to-self': 403,
  'grant-known': 409,
  'grant-ended': 409,
  'last-administrator': 409,
  'disable-self': 409,
  'user-beyond': 403,
  'reason-needed': 422,
  'purpose-needed': 422,
  'name-needed': 422,
  'way-needed': 422,
  'phone-invalid': 422,
  'phone-taken': 409,
  'user-name-invalid': 422,
  'user-name-taken': 409,
  'email-invalid': 422,
  'email-taken': 409,
  'password-too-short': 422,
  'password-too-long': 422,
  'password-too-easy': 422,
  'password-wrong': 422,
  'sign-in-wrong': 422,
  'signed-out': 401,
  'too-many-tries': 429,
  'code-wrong': 422,
  'codes-locked': 429,
  'second-step-ended': 410,
  'second-factor-on': 409,
  'link-unknown': 404,
  'link-used': 410,
  'link-expired': 410,
  'link-superseded': 410,
  'provider-unreachable': 503,
  'provider-knows-no-user': 422,
  'mail-not-configured': 422,
  'last-way': 409,
  'federation-name-needed': 422,
  'colour-invalid': 422,
  'logo-not-picture': 422,
  'logo-too-large': 422,
  'changed-since': 409,
  'letter-sent': 409,
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
