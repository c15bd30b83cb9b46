/** Who holds a lease: a name that tells others on the same machine whether its process is still there. */
import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Process numbers mean something only where they were given: on one machine, in one of its containers. */
const machine = `${hostname()}${numbersOf()}`;

/** Of this process. */
export function workerName(pid: number = process.pid): string {
  return `process ${pid} on ${machine}`;
}

/**
 * True when the process of that name was of this machine and has ended. What cannot be told counts as there: another machine's, one
 * whose number another process has by now. Their leases run out by themselves.
 */
export function isGone(worker: string): boolean {
  const pid = Number(/^process (\d{1,10}) on /.exec(worker)?.[1]);
  if (!(pid > 0) || worker !== workerName(pid)) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** Which numbering of processes this one is in; empty where the system does not say. */
function numbersOf(): string {
  try {
    return ` ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return '';
  }
}
