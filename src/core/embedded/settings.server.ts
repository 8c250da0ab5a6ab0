import { existsSync, statfsSync } from 'node:fs';
import { totalmem } from 'node:os';

const MB = 2 ** 20;

/**
 * What the server is started with, as `name=value`. `fast` gives up durability and much memory, for tests only; without
 * it nothing acknowledged is lost, whatever is killed.
 */
export function settings(port: number, fast: boolean): string[] {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity) / MB;
  const shared = Math.max(32, Math.floor(Math.min(memory / 4, fast ? 256 : 1024)));
  const all: Record<string, string | number> = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: `${shared}MB`,
    effective_cache_size: `${Math.max(64, Math.floor(memory / 2))}MB`,
    work_mem: '16MB',
    maintenance_work_mem: memory > 2048 ? '256MB' : '64MB',
    max_wal_size: '4GB',
    wal_compression: 'on',
    random_page_cost: 1.1,
    jit: 'off',
    timezone: 'Asia/Ho_Chi_Minh',
    log_timezone: 'Asia/Ho_Chi_Minh',
    // A failing statement or the DETAIL of a refused key carries persons' data, which must not lie in a log.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    dynamic_shared_memory_type: roomy('/dev/shm') ? 'posix' : 'mmap',
    ...(fast ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  return Object.entries(all).map(([name, value]) => `${name}=${value}`);
}

/** A container's /dev/shm is often 64 MB, on which a parallel query fails. macOS has none and needs none. */
function roomy(folder: string): boolean {
  if (!existsSync(folder)) return process.platform === 'darwin';
  const { blocks, bsize } = statfsSync(folder);
  return (blocks * bsize) / MB >= 256;
}
