import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { loadLanguage } from '../../load-models.ts';
import { type LanguageEngine, readConllu, textOfSentence } from '../../trees.ts';
import { ran } from '../fake-surroundings.ts';
import type { Output, Surroundings } from '../surroundings.ts';
import { parseWith } from './parse.ts';

const base = mkdtempSync(join(tmpdir(), 'onrecord-parse-'));
after(() => rmSync(base, { recursive: true, force: true }));

const story = `Ferry stays, says mayor

"The ferry doesn't  leave," Mayor Odile Brant said on Friday. She would not say more about the timetable.

The council of Port Hale would vote on the fares next week, the mayor's office said.
`;
const page = `<!doctype html><html lang="en"><head><title>Night trains return</title></head><body><article>
<h1>Night trains return</h1><p>“Sleepers are back,” Rail Minister Jonas Adeyemi said on Monday in Port Hale.</p>
<p>The minister said that the first train would leave in June, and that fares would not rise before the winter.</p>
</article><footer><p>All rights reserved by The Tideline</p></footer></body></html>`;

before(() => {
  writeFileSync(join(base, 'ferry.txt'), story);
  writeFileSync(join(base, 'trains.html'), page);
  writeFileSync(join(base, 'wrong.conllu'), '1\tx\n');
  mkdirSync(join(base, 'news'));
  mkdirSync(join(base, 'damaged'));
  writeFileSync(join(base, 'damaged', 'language.bin.br'), 'no brotli');
  writeFileSync(join(base, 'damaged', 'sentences.bin.br'), brotliCompressSync(Buffer.from('ORSB')));
});

/** A model that hangs every word on its sentence's first. */
const small: LanguageEngine = {
  boundaries: null,
  lemmas: null,
  names: null,
  coreference: null,
  analyse({ length }, sentenceEnds) {
    const zeros = new Uint8Array(length);
    const none = new Uint16Array(length);
    const head = new Int32Array(length);
    const relation = new Uint8Array(length).fill(1);
    let first = 0;
    for (const end of sentenceEnds) {
      head.fill(first, first, end);
      head[first] = -1;
      relation[first] = 0;
      first = end;
    }
    const labels = { upos: ['X'], xpos: ['FW'], feats: [''], script: ['l0'], deprel: ['root', 'dep'] };
    return { length, sentenceEnds, upos: zeros, xpos: zeros, feats: none, script: none, head, relation, labels };
  },
};

async function parsed(argv: readonly string[], stdin = '') {
  let [out, err, exitCode] = ['', '', -1];
  const to = (keep: (text: string) => void): Output => ({
    isTerminal: false,
    colour: false,
    width: null,
    closed: false,
    write: async (text) => keep(String(text)),
  });
  const surroundings: Surroundings = {
    stdin: (async function* () {
      yield new TextEncoder().encode(stdin);
    })(),
    out: to((text) => {
      out += text;
    }),
    err: to((text) => {
      err += text;
    }),
    env: {},
    base,
    now: () => new Date('2031-05-20T12:00:00Z'),
    onStop: () => () => undefined,
  };
  const command = parseWith(async () => small)(surroundings, (code) => {
    exitCode = code;
  });
  await command.parseAsync([...argv], { from: 'user' });
  return { out, err, exitCode };
}

describe('an article', () => {
  test('is printed as CoNLL-U from which every paragraph comes back', async () => {
    const { out, err, exitCode } = await parsed(['ferry.txt']);
    assert.deepEqual([err, exitCode], ['', 0]);
    const { sentences } = readConllu(out);
    assert.equal(sentences![0]!.newDocument, 'ferry.txt');
    const paragraphs: string[] = [];
    for (const sentence of sentences!) {
      const whole = sentence.spacesBefore + textOfSentence(sentence) + sentence.spacesAfter.at(-1);
      if (sentence.newParagraph) paragraphs.push(whole);
      else paragraphs[paragraphs.length - 1] += whole;
    }
    assert.deepEqual(
      paragraphs.map((text) => text.trim()),
      story.trim().split('\n\n'),
    );
    assert.match(out, /^\d+-\d+\tdoesn't\t/m);
    assert.match(out, /SpacesAfter=\\s\\s/);
  });

  test('of a page has only what the reporter says', async () => {
    const { out } = await parsed(['trains.html']);
    assert.match(out, /# text = “Sleepers are back,” Rail Minister/);
    assert.doesNotMatch(out, /rights/);
  });

  test('may come from standard input, and go out as JSON with spans', async () => {
    const { out, exitCode } = await parsed(['-', '--format', 'json'], story);
    assert.equal(exitCode, 0);
    const { version, sentences } = JSON.parse(out);
    assert.equal(version, 1);
    for (const { words } of sentences) {
      for (const { form, span } of words) assert.equal(story.slice(span.start, span.end), form);
    }
  });
});

describe('a treebank', () => {
  test('keeps its words, sentences and ids and gets new trees', async () => {
    const { out } = await parsed(['ferry.txt']);
    const given = out.replaceAll('\tFW\t', '\tNNP\t').replace('# sent_id = 2', '# sent_id = mine');
    writeFileSync(join(base, 'given.conllu'), given);
    const again = await parsed(['given.conllu']);
    assert.equal(again.exitCode, 0);
    assert.equal(again.out, out.replace('# sent_id = 2', '# sent_id = mine'));
  });

  test('that is none is refused with its line', async () => {
    const { out, err, exitCode } = await parsed(['wrong.conllu']);
    assert.deepEqual([out, exitCode], ['', 3]);
    assert.match(err, /Line 1 is wrong.*\(language\/bad-conllu\)/);
  });
});

describe('what cannot be parsed', () => {
  test('a folder is not one article', async () => {
    const { err, exitCode } = await parsed(['news']);
    assert.equal(exitCode, 2, err);
    assert.match(err, /cli\/one-article|gather\/no-files/);
  });

  test('a missing file is named', async () => {
    const { err, exitCode } = await parsed(['nothing.txt']);
    assert.equal(exitCode, 3);
    assert.match(err, /gather\/missing/);
  });

  test('a folder without a model says how to get one', async () => {
    const { err, out, exitCode } = await ran(['parse', 'ferry.txt', '--model', 'news'], { base });
    assert.deepEqual([out, exitCode], ['', 3]);
    assert.match(err, /There is no .*language\.bin\.br.*ONRECORD_MODEL.*\(language\/no-model\)/);
  });

  test('a damaged model is refused', async () => {
    await assert.rejects(loadLanguage(join(base, 'damaged')), { code: 'language/bad-model' });
  });
});
