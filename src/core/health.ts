/** How the system fares, as numbers. Ages and times in seconds, sizes in bytes. */
export interface Facts {
  database: { version: string; bytes: number; migrations: number; lastMigration: string };
  tail: { rows: number; foldedAgo: number | null };
  audit: { unsealed: number; oldestAgo: number | null };
  /** Maintenance that failed last time. */
  tasks: { failing: string[] };
  runs: { failedToday: number };
  mail: { configured: boolean; waiting: number; failing: number };
  /** Null where it is not known. */
  disk: { free: number; total: number } | null;
  process: { memory: number; uptime: number };
}

export type Part = keyof Facts;

/** Folding and sealing come every minute; five of them missed is no hiccup. */
const LATE = 300;
/** A reading of a figure walks over the tail: measured fast up to here. */
const LONG_TAIL = 20_000;
/** A node process of ours stays below half of this; above it, something is kept that should not be. */
const MUCH_MEMORY = 1.5 * 2 ** 30;
/** Below a tenth of the disk, or two gigabytes, a night of import may fill it. */
const LITTLE_DISK = 2 * 2 ** 30;

/** The parts that somebody should look at, in the order of the facts; all others are well. */
export function toLookAt(facts: Facts): Part[] {
  const { tail, audit, tasks, runs, mail, disk, process } = facts;
  const bad: Partial<Record<Part, boolean>> = {
    tail: tail.rows > LONG_TAIL || (tail.rows > 0 && (tail.foldedAgo === null || tail.foldedAgo > LATE)),
    audit: audit.oldestAgo !== null && audit.oldestAgo > LATE,
    tasks: tasks.failing.length > 0,
    runs: runs.failedToday > 0,
    mail: mail.failing > 0 || (!mail.configured && mail.waiting > 0),
    disk: disk !== null && (disk.free < LITTLE_DISK || disk.free < disk.total / 10),
    process: process.memory > MUCH_MEMORY,
  };
  return (Object.keys(facts) as Part[]).filter((part) => bad[part]);
}
