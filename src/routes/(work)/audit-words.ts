import { hasWords, type Words } from '../words.ts';

/** Who acted, in words: a user's name, the system, or the key where there is no more to say. */
export function actorWords(t: Words, key: string, names: ReadonlyMap<string, string>): string {
  if (key === 'system' || key === 'nobody') return t(`audit:${key}`);
  return names.get(key) ?? key;
}

/** What an entry was about, in words: 'person:12' is person 12; a user is named. */
export function subjectWords(t: Words, subject: string, names: ReadonlyMap<string, string>): string {
  const [kind = '', ...rest] = subject.split(':');
  const id = names.get(subject) ?? rest.join(':');
  return hasWords(`audit:subjectOf.${kind}`) ? t(`audit:subjectOf.${kind}`, { id }) : subject;
}

/** What was done, in words; an action of another release by its key. */
export const actionWords = (t: Words, action: string): string =>
  hasWords(`audit:action.${action}`) ? t(`audit:action.${action}`) : action;

/** A field of a change, in words where there are some. */
export const fieldWords = (t: Words, field: string): string =>
  hasWords(`audit:fieldOf.${field}`) ? t(`audit:fieldOf.${field}`) : field;

/** A job's task, in words; one of another release by its key. */
export const taskWords = (t: Words, task: string): string =>
  hasWords(`settings:task.${task}`) ? t(`settings:task.${task}`) : task;
