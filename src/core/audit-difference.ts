/** One field of a change: what it held before and after; null where there was nothing. */
export interface Difference {
  field: string;
  before: string | null;
  after: string | null;
}

/**
 * What a change changed, field by field, in the order in which the fields were written. What stayed the same is left out;
 * a field inside another is named 'outer.inner'.
 */
export function differences(before: unknown, after: unknown): Difference[] {
  const [was, now] = [flat(before), flat(after)];
  return [...new Set([...was.keys(), ...now.keys()])].flatMap((field) => {
    const change = { field, before: was.get(field) ?? null, after: now.get(field) ?? null };
    return change.before === change.after ? [] : [change];
  });
}

function flat(value: unknown, name = '', found = new Map<string, string>()): Map<string, string> {
  if (value === null || value === undefined) return found;
  if (typeof value === 'object' && !Array.isArray(value)) {
    for (const [key, inner] of Object.entries(value)) flat(inner, name ? `${name}.${key}` : key, found);
  } else found.set(name, Array.isArray(value) ? value.map(written).join(', ') : written(value));
  return found;
}
const written = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
