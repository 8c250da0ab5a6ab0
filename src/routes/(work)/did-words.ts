import type { Words } from '../words.ts';
import words from './words.admin.vi.json' with { type: 'json' };

const told = new Set(Object.keys(words.did));

/** What an audit entry's action is, in words; one that has none yet stands as it is kept. */
export function didIn(action: string, t: Words): string {
  const key = action.replaceAll('.', '-');
  return told.has(key) ? t(`admin:did.${key}`) : action;
}
