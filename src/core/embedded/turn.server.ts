import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

const BUSY = 5;

/**
 * Waits for this process's turn at `file` and gives the function that ends it.
 * An empty SQLite file stands for the lock because the kernel lets go of it when its holder dies, however it dies. A
 * file with a process id in it would have to be judged stale, and in a container that restarts, the next process often
 * has the same id as the dead one. Never open the file in another way: closing it would let go of the lock.
 */
export async function takeTurn(file: string): Promise<() => void> {
  const db = new DatabaseSync(file, { timeout: 0 });
  for (;;) {
    try {
      db.exec('begin exclusive');
      break;
    } catch (cause) {
      // A file system without locks: PostgreSQL's own lock file still keeps a second server off the data.
      if ((cause as { errcode?: number }).errcode !== BUSY) break;
      await sleep(100);
    }
  }
  return () => db.close();
}
