import type { IncomingHttpHeaders } from 'node:http';
import { isbot } from 'isbot';
import { today, type Clock } from '#core/clock.ts';
import type { Db } from '#core/db.server.ts';
import type { Log } from '#core/log.server.ts';
import { addViews } from '#modules/portal/portal.server.ts';

const EVERY = 1000;

/** Counts readings in memory and adds them to the database each second, so that a killed process loses no more than that. */
export class ViewCounter {
  private counted = new Map<number, number>();
  private readonly agents = new Map<string, boolean>();
  private readonly timer: NodeJS.Timeout;
  private writing: Promise<void> = Promise.resolve();
  private readonly db: Db;
  private readonly clock: Clock;
  private readonly log: Log;

  constructor(db: Db, clock: Clock, log: Log) {
    this.db = db;
    this.clock = clock;
    this.log = log;
    this.timer = setInterval(() => void this.write(), EVERY);
    this.timer.unref();
  }

  /** Counts a reading of an article, unless a machine asked: a bot, a prefetch, a link's preview. */
  count(article: number, asked: IncomingHttpHeaders): void {
    if (asked['sec-purpose'] || asked['purpose'] || asked['x-purpose'] || asked['x-moz']) return;
    if (this.isMachine(asked['user-agent'])) return;
    this.counted.set(article, (this.counted.get(article) ?? 0) + 1);
  }

  private isMachine(agent: string | undefined): boolean {
    if (!agent) return true;
    const known = this.agents.get(agent);
    if (known !== undefined) return known;
    // Whoever sends a new name each time must not fill the memory.
    if (this.agents.size >= 2000) this.agents.clear();
    const machine = isbot(agent);
    this.agents.set(agent, machine);
    return machine;
  }

  /** Adds what was counted; what the database does not take now is tried again. */
  async write(): Promise<void> {
    this.writing = this.writing.then(async () => {
      if (this.counted.size === 0) return;
      const views = this.counted;
      this.counted = new Map();
      try {
        await addViews(this.db, today(this.clock), views);
      } catch (cause) {
        this.log.warn({ err: cause }, 'views could not be written yet');
        for (const [id, n] of views) this.counted.set(id, (this.counted.get(id) ?? 0) + n);
      }
    });
    return this.writing;
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.write();
  }
}
