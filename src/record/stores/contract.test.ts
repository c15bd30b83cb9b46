import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRecord } from '../index.ts';
import { storeContract } from './contract.ts';

storeContract('sqlite', async (now) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'onrecord-contract-'));
  const store = await openRecord({ dataDir, now });
  return {
    store,
    async dispose() {
      await store.close();
      rmSync(dataDir, { recursive: true });
    },
  };
});
