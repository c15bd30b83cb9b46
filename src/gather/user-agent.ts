/** How Onrecord names itself to servers. */
import { engine } from '../lib/engine.ts';

/** What robots.txt files know it by. */
export const productToken = 'Onrecord';

const version = engine.split('/')[1] ?? engine;

/** For one page that a person asked for. */
export const readerAgent = `${productToken}/${version} (reads one page for a person)`;

/** For gathering. `contact`: an address of the web or of mail, where whoever runs a server can ask; null where nobody said. */
export function gathererAgent(contact: string | null): string {
  const plain =
    contact
      ?.replace(/[^\x21-\x7e]+/g, ' ')
      .replace(/[()\\]/g, '')
      .trim()
      .slice(0, 200) ?? '';
  return `${productToken}/${version} (${plain === '' ? 'gathers news for a record of who said what' : `+${plain}`})`;
}
