import type { Facts, Part } from '#core/health.ts';
import { showCount } from '#core/numbers.ts';
import { taskWords } from './audit-words.ts';
import type { Lang, Words } from '../words.ts';

/** Each part of the system's health in words: what it is, how it stands, and what to do where it must be looked at. */
export function partsInWords(
  facts: Facts,
  version: string,
  t: Words,
  lang: Lang,
): { key: Part; name: string; fact: string; advice: string }[] {
  const { database, tail, audit, tasks, runs, mail, disk, process } = facts;
  const h = (key: string, params: Record<string, unknown> = {}) => t(`settings:health.${key}`, params);
  const n = (count: number) => showCount(count, lang);
  const span = (kind: 'ago' | 'for', seconds: number) => {
    if (seconds < 5400) return h(`${kind}Minutes`, { n: Math.max(1, Math.round(seconds / 60)) });
    return seconds < 129_600
      ? h(`${kind}Hours`, { n: Math.round(seconds / 3600) })
      : h(`${kind}Days`, { n: n(Math.round(seconds / 86_400)) });
  };
  const ago = (seconds: number | null) =>
    seconds === null ? h('never') : seconds < 60 ? h('agoNow') : span('ago', seconds);
  const size = (bytes: number) => sizeIn(bytes, lang);
  const fact: Record<Part, string> = {
    database: h('databaseFact', {
      version: database.version,
      size: size(database.bytes),
      n: database.migrations,
      last: database.lastMigration,
    }),
    tail: h('tailFact', { n: n(tail.rows), ago: ago(tail.foldedAgo) }),
    audit:
      audit.unsealed === 0
        ? h('auditNone')
        : h('auditFact', { n: n(audit.unsealed), ago: ago(audit.oldestAgo) }),
    tasks:
      tasks.failing.length === 0
        ? h('tasksNone')
        : h('tasksFact', { names: tasks.failing.map((task) => taskWords(t, task)).join(', ') }),
    runs: h('runsFact', { n: n(runs.failedToday) }),
    mail: h(mail.configured ? 'mailFact' : 'mailOff', { waiting: n(mail.waiting), failing: n(mail.failing) }),
    disk: disk ? h('diskFact', { free: size(disk.free), total: size(disk.total) }) : h('diskUnknown'),
    process: h('processFact', {
      version,
      memory: size(process.memory),
      uptime: span('for', process.uptime),
    }),
  };
  return (Object.keys(facts) as Part[]).map((key) => ({
    key,
    name: h(key),
    fact: fact[key],
    advice: h(`${key}Advice`),
  }));
}

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'];

function sizeIn(bytes: number, lang: Lang): string {
  const power = Math.min(Math.floor(Math.log2(Math.max(1, bytes)) / 10), UNITS.length - 1);
  const number = new Intl.NumberFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', { maximumSignificantDigits: 3 });
  return `${number.format(bytes / 1024 ** power)} ${UNITS[power]}`;
}
