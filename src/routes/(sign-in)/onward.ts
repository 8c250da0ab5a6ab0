import { redirect, type RequestEvent } from '@sveltejs/kit';
import { asHidden, carriedIn, samePath, type Carried } from '#modules/sign-in/sign-in.server.ts';
import { inLang, type Lang } from '../words.ts';

/** What travels with a sign-in form from step to step: where to go afterwards, and a form that was interrupted. */
export interface Onward {
  to: string | null;
  carried: Carried | null;
}

export const onwardIn = (form: FormData): Onward => {
  const to = form.get('tiep');
  return { to: samePath(typeof to === 'string' ? to : null), carried: carriedIn(form) };
};

export const hiddenOf = ({ to, carried }: Onward): [name: string, value: string][] => [
  ...(to ? [['tiep', to] as [string, string]] : []),
  ...(carried ? asHidden(carried) : []),
];

/** Where somebody goes who has signed in and was going nowhere else. */
export const afterSignIn = (lang: Lang, to: string | null): string => to ?? inLang(lang, '/lam-viec');

/** Signed in: on to where they were going, or to the page that shows what they had typed. */
export function onward({ locals }: Pick<RequestEvent, 'locals'>, o: Onward): { sendOn: Carried } {
  if (!o.carried) redirect(303, afterSignIn(locals.lang, o.to));
  return { sendOn: o.carried };
}
