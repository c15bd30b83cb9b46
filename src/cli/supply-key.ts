/** The key that bookmarks of this record carry: a file in the data folder, so that it is the same at every start. */
import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SupplyKey } from '../desk/index.ts';

const fileName = 'bookmark-key';
/** What a key looks like; a file that was damaged holds none. */
const keyForm = /^[\w-]{32}$/;

/** The folder must be there. Failures of the disk are thrown as they are. */
export function supplyKeyIn(dataDir: string): SupplyKey {
  const path = join(dataDir, fileName);
  const renew = async (): Promise<string> => {
    const key = randomBytes(24).toString('base64url');
    const unfinished = `${path}.unfinished`;
    await writeFile(unfinished, `${key}\n`, { mode: 0o600 });
    await rename(unfinished, path);
    return key;
  };
  return {
    async current() {
      const kept = await readFile(path, 'utf8').catch(() => '');
      return keyForm.test(kept.trim()) ? kept.trim() : renew();
    },
    async renew() {
      await renew();
    },
  };
}
