import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { refuse, type Refusal } from '#core/refusal.ts';
import { fold } from '#core/text.ts';
import { weakWords } from './weak-words.ts';

export const LEAST_LENGTH = 10;
/** Longer ones would only make us hash for longer. */
const MOST_LENGTH = 128;

const judge = new ZxcvbnFactory({
  dictionary: { ...dictionary, vietnamese: weakWords },
  graphs: adjacencyGraphs,
});

/**
 * Refuses a new password that is short, long beyond sense, or easy to guess; takes what the user is called by, of which
 * no password may be made. No rule about kinds of letters: those make people write "Matkhau@123".
 */
export function judgePassword(password: string, ownWords: readonly (string | null)[]): Refusal | null {
  const given = password.normalize('NFC');
  if ([...given].length < LEAST_LENGTH) return refuse('password-too-short', { least: LEAST_LENGTH });
  if (given.length > MOST_LENGTH) return refuse('password-too-long', { most: MOST_LENGTH });
  const own = ownWords
    .flatMap((word) => (word ? spellings(word) : []))
    .toSorted((a, b) => b.length - a.length);
  // As typed, and as a guesser sees it: without marks and gaps ("mật khẩu" is "matkhau").
  const forms = [given, fold(given).replaceAll(' ', '')];
  // What somebody is called is known to whoever guesses at their account: it adds nothing to what stands beside it.
  const rest = own.reduce((left, word) => (word.length > 2 ? left.replaceAll(word, '') : left), forms[1]!);
  const easy = [...rest].length < 5 || forms.some((form) => judge.check(form, own).score < 3);
  return easy ? refuse('password-too-easy', {}) : null;
}

/** A name, number or address in the ways that somebody would build it into a password. */
function spellings(word: string): string[] {
  const plain = fold(word);
  const parts = plain.split(/[^a-z0-9]+/).filter((p) => p.length > 1);
  const national = /^\+84\d+$/.test(plain) ? [`0${plain.slice(3)}`, plain.slice(1), plain.slice(3)] : [];
  return [plain, plain.replaceAll(' ', ''), ...parts, ...national];
}
