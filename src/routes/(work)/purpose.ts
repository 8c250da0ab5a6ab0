import type { Words } from '../words.ts';

/** A purpose as the access log keeps it, in words. */
export function purposeShown(t: Words, purpose: string): string {
  const [key, words] = purpose.split(/: (.*)/s);
  return t(`access:purpose.${key}`) + (words ? `: ${words}` : '');
}
