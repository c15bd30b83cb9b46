/**
 * A lemma as what is done to the form: how many letters are cut from its end and what is put there, in lower case or with
 * the case kept. `written` → `write`: cut 3, add `e`: "l3e". Irregular words simply cut more.
 */
export function lemmaScript(form: string, lemma: string): string {
  const keep = lemma !== lemma.toLowerCase();
  const base = keep ? form : form.toLowerCase();
  let same = 0;
  while (same < base.length && same < lemma.length && base[same] === lemma[same]) same++;
  return `${keep ? 'k' : 'l'}${base.length - same}${lemma.slice(same)}`;
}

/** The lemma that a script makes of a form; a script that cuts more than there is leaves the form as it is. */
export function applyLemmaScript(form: string, script: string): string {
  const base = script[0] === 'k' ? form : form.toLowerCase();
  const digits = /^\d+/.exec(script.slice(1))?.[0] ?? '0';
  const cut = Number(digits);
  return cut > base.length ? base : base.slice(0, base.length - cut) + script.slice(1 + digits.length);
}
