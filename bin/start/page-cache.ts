import type { Clock } from '#core/clock.ts';
import { addDays, todayIn } from '#core/day.ts';
import type { Page } from './page.ts';

const TTL = 60_000;
const MOST_BYTES = 64 * 2 ** 20;

interface Kept {
  page: Page;
  until: number;
}

/**
 * Pages by address, until something they show may have changed. A page is asked of the application once, however many
 * readers wait for it; one that was begun before a change is given to those who waited and then forgotten.
 */
export class PageCache {
  private kept = new Map<string, Kept>();
  private making = new Map<string, Promise<Page | null>>();
  private bytes = 0;
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** Forgets all: an article or a figure has changed, or we may have missed that one did. */
  invalidate(): void {
    this.kept = new Map();
    this.making = new Map();
    this.bytes = 0;
  }

  get(address: string): Page | null {
    const found = this.kept.get(address);
    if (!found) return null;
    if (this.clock.now().getTime() < found.until) return found.page;
    this.forget(address, found);
    return null;
  }

  /** The page that is kept or being made, else what `make` gives; null when the answer is not one to keep. */
  async through(address: string, make: () => Promise<Page | null>): Promise<Page | null> {
    const pending = this.making.get(address);
    if (pending) return pending;
    const { making } = this;
    const made = make();
    making.set(address, made);
    try {
      const page = await made;
      if (page && this.making === making) this.keep(address, page);
      return page;
    } finally {
      making.delete(address);
    }
  }

  private keep(address: string, page: Page): void {
    const old = this.kept.get(address);
    if (old) this.forget(address, old);
    this.kept.set(address, { page, until: this.endOf(this.clock.now()) });
    this.bytes += page.size;
    // The oldest go first: a Map keeps the order of arrival.
    for (const [first, kept] of this.kept) {
      if (this.bytes <= MOST_BYTES) break;
      this.forget(first, kept);
    }
  }

  private forget(address: string, { page }: Kept): void {
    this.kept.delete(address);
    this.bytes -= page.size;
  }

  /** After a minute, and never past midnight: pages say "today". */
  private endOf(now: Date): number {
    const midnight = Date.parse(`${addDays(todayIn(now), 1)}T00:00:00+07:00`);
    return Math.min(now.getTime() + TTL, midnight);
  }
}
