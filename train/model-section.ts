/** MODEL.md has a section for each model, begun by a title (`# …`); whoever makes a model writes its own and keeps the others. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** `section` begins with `# title`; it takes the place of the section with that title, or comes last. */
export function writeModelSection(folder: string, section: string): void {
  const path = join(folder, 'MODEL.md');
  const title = section.slice(0, section.indexOf('\n'));
  const sections = existsSync(path) ? readFileSync(path, 'utf8').split(/^(?=# )/m) : [];
  const others = sections.map((one) => (one.startsWith(`${title}\n`) ? section : one));
  const all = others.includes(section) ? others : [...sections, section];
  writeFileSync(path, all.map((one) => `${one.trimEnd()}\n`).join('\n'));
}
