import { matching, type Entry } from './palette-entries.ts';

const PAUSE = 150;

/** What the palette knows: fixed entries at once, and what the address answers a moment after the typing stops. */
export class PaletteSearch {
  query = $state('');
  state = $state<'idle' | 'asking' | 'failed'>('idle');
  private found = $state<Entry[]>([]);
  private asked: AbortController | null = null;
  private pause: ReturnType<typeof setTimeout> | undefined;
  private readonly fixed: () => readonly Entry[];
  private readonly source: () => string | null;

  constructor(fixed: () => readonly Entry[], source: () => string | null) {
    this.fixed = fixed;
    this.source = source;
  }

  get entries(): Entry[] {
    return [...matching(this.fixed(), this.query), ...this.found];
  }

  /** Takes what has been typed; an older question's answer is no longer wanted. */
  ask(query: string): void {
    this.query = query;
    clearTimeout(this.pause);
    this.asked?.abort();
    const source = this.source();
    if (!source || !query.trim()) {
      this.found = [];
      this.state = 'idle';
      return;
    }
    this.state = 'asking';
    const asked = (this.asked = new AbortController());
    this.pause = setTimeout(
      () => void this.fetch(`${source}?q=${encodeURIComponent(query.trim())}`, asked),
      PAUSE,
    );
  }

  private async fetch(address: string, { signal }: AbortController): Promise<void> {
    try {
      const answer = await fetch(address, { signal, headers: { accept: 'application/json' } });
      if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
      const found = (await answer.json()) as Entry[];
      if (signal.aborted) return;
      this.found = found;
      this.state = 'idle';
    } catch {
      if (signal.aborted) return;
      this.found = [];
      this.state = 'failed';
    }
  }
}
