import { error } from '@sveltejs/kit';
import { statusOf, type Refusal } from '#core/refusal.ts';
import { inWords } from './refusal-words.ts';

/** Ends a page's load with a refusal in the reader's words, its status, and where to go on. */
export function refusePage(refusal: Refusal, { t, lang }: App.Locals, next?: App.Error['next']): never {
  error(statusOf[refusal.code], inWords(refusal, t, lang), next ? { next } : {});
}
