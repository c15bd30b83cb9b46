/** Builds the cue tables of English from the verb rows: lemma → entry, inflected form → lemma. */
import type { CueEntry, CueFrame } from '../../types/index.ts';
import { doubling, irregularPast, verbRows } from './cue-verbs.ts';

/** `carry` → `carries`, `push` → `pushes`, `say` → `says`. */
function thirdPerson(verb: string): string {
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|o)$/.test(verb) ? `${verb}es` : `${verb}s`;
}

function stem(verb: string): string {
  return doubling.has(verb) ? verb + verb.slice(-1) : verb;
}

function past(verb: string): readonly [string, string] {
  const irregular = irregularPast[verb];
  if (irregular !== undefined) return irregular;
  if (verb.endsWith('e')) return [`${verb}d`, `${verb}d`];
  if (/[^aeiou]y$/.test(verb)) return [`${verb.slice(0, -1)}ied`, `${verb.slice(0, -1)}ied`];
  return [`${stem(verb)}ed`, `${stem(verb)}ed`];
}

function present(verb: string): string {
  return /[^aeioy]e$/.test(verb) || verb.endsWith('ue') ? `${verb.slice(0, -1)}ing` : `${stem(verb)}ing`;
}

/** Every form of a verb. */
function inflected(verb: string): ReadonlySet<string> {
  return new Set([verb, thirdPerson(verb), ...past(verb), present(verb)]);
}

function build() {
  const cues = new Map<string, CueEntry>();
  const cueForms = new Map<string, string>();
  for (const [act, stance, frames, lemmas] of verbRows) {
    for (const lemma of lemmas.split(' ')) {
      const known = cues.get(lemma);
      cues.set(lemma, {
        act: known?.act ?? act,
        stance: known?.stance ?? (stance as CueEntry['stance']),
        frames: new Map([
          ...frames.split(' ').map((name) => [name as CueFrame, act] as const),
          ...(known?.frames ?? []),
        ]),
      });
      for (const form of inflected(lemma)) if (!cueForms.has(form)) cueForms.set(form, lemma);
    }
  }
  return { cues, cueForms };
}

export const { cues, cueForms } = build();
