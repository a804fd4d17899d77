import { mkdir, rm, stat, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A lock that has not been touched for this long (ms) belongs to a process that died. */
const STALE_AFTER = 30_000;

/**
 * Runs `work` while no other process holds the lock at `path`. The lock is a folder, because making one either
 * succeeds or fails as a whole on every file system; its owner touches it, so that a dead owner's can be taken over.
 */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  await acquire(path);
  const heartbeat = setInterval(() => void touch(path), STALE_AFTER / 6);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    await rm(path, { recursive: true, force: true });
  }
}

async function acquire(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  while (!(await makeFolder(path))) {
    const held = await stat(path).catch(() => undefined);
    if (held !== undefined && Date.now() - held.mtimeMs > STALE_AFTER) {
      await rm(path, { recursive: true, force: true });
    } else {
      await delay(250);
    }
  }
}

async function makeFolder(path: string): Promise<boolean> {
  try {
    await mkdir(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function touch(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch(() => undefined);
}
