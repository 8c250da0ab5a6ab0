import { samePath } from './rules.ts';

/** A form that arrived after its session had ended: where it was going and what was typed. */
export interface Carried {
  to: string;
  fields: [name: string, value: string][];
  /** Whether files were attached, which are not carried. */
  files: boolean;
}

/** The most that is carried, in bytes of names and values. */
const CARRY_LIMIT = 256 * 1024;

const bytes = (text: string) => new TextEncoder().encode(text).length;

const TO = 'giu-tiep';
const FILES = 'giu-tep';
const FIELD = 'giu.';
/** Never carried: it would stand readable in a page. */
const SECRET = /mat-?khau|ma-xac-thuc|passw|passkey|token|secret|otp/i;

/** Where a form may be carried to: an address of the workspace. */
const inWork = (to: string | null): string | null => {
  const path = samePath(to);
  return path && /^(\/en)?\/lam-viec([/?]|$)/.test(path) ? path : null;
};

/** What of a form is carried to sign-in and back; null when it is more than the limit, or went elsewhere. */
export function carry(form: FormData, to: string): Carried | null {
  const path = inWork(to);
  if (!path) return null;
  const fields: [string, string][] = [];
  let [size, files] = [0, false];
  for (const [name, value] of form) {
    if (typeof value !== 'string') {
      if (value.size > 0) files = true;
    } else if (!SECRET.test(name)) {
      size += bytes(name) + bytes(value);
      fields.push([name, value]);
    }
  }
  return size > CARRY_LIMIT ? null : { to: path, fields, files };
}

/** The carried form as hidden fields of the sign-in form. */
export const asHidden = ({ to, fields, files }: Carried): [name: string, value: string][] => [
  [TO, to],
  ...(files ? [[FILES, '1'] as [string, string]] : []),
  ...fields.map(([name, value]): [string, string] => [FIELD + name, value]),
];

/** Reads it back from the sign-in form; null when nothing is carried. */
export function carriedIn(form: FormData): Carried | null {
  const to = form.get(TO);
  const own = new FormData();
  for (const [name, value] of form) if (name.startsWith(FIELD)) own.append(name.slice(FIELD.length), value);
  const carried = typeof to === 'string' ? carry(own, to) : null;
  return carried && { ...carried, files: form.has(FILES) };
}
