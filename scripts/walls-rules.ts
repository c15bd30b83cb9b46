/**
 * The walls: who may import whom (docs/architecture.md draws it). Each rule is shown to catch a planted violation in
 * test/tools/walls.test.ts; scripts/walls.ts runs them.
 *
 * Tests beside the code may do more: enter other rooms by their doors, use Node and development packages.
 */
import type { ICruiseOptions, IRegularForbiddenRuleType } from 'dependency-cruiser';

const rooms = 'gather|page|language|languages|statements|record|desk|cli';
const pure = 'page|language|languages|statements|types|lib';
const pureFiles = '^src/(?:pipeline|trees|models)\\.ts$';
/**
 * A language has a door of its own: its pack; so has what training shares with the reading. Hand-made readings and how they come into a store are
 * for the tests of whoever stands on a record.
 */
const doors =
  '^src/(?:(?:[^/]+|languages/[^/]+|page/(?:html|metadata)|language/(?:coreference|model|names|ud)|statements/engine)/index|record/stores/(?:example-reading|opened-store))\\.ts$';
const tests = '\\.test\\.ts$';

/** Packages that do no input or output and run in a browser as they are. */
const purePackages = '@noble/hashes|htmlparser2|html-encoding-sniffer|zod';

export const rules: readonly Required<
  Pick<IRegularForbiddenRuleType, 'name' | 'comment' | 'severity' | 'from' | 'to'>
>[] = [
  {
    name: 'no-cycles',
    comment: 'Data walks in one direction. Move what both need into a third file.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'rooms-keep-to-themselves',
    comment: 'A room imports itself, types and lib. What it needs from another room is handed to it by cli.',
    severity: 'error',
    from: { path: '^src/(gather|page|language|languages|statements|record|desk)/', pathNot: tests },
    to: { path: '^src/', pathNot: '^src/($1|types|lib)/' },
  },
  {
    name: 'enter-by-the-door',
    comment: 'Outsiders enter a room by its index.ts. Export what they need there.',
    severity: 'error',
    from: { path: '^src/([^/]+)/' },
    to: { path: `^src/(${rooms})/`, pathNot: ['^src/$1/', doors] },
  },
  {
    name: 'outsiders-enter-by-the-door',
    comment: 'Outsiders enter a room by its index.ts. Export what they need there.',
    severity: 'error',
    from: { pathNot: '^src/[^/]+/' },
    to: { path: `^src/(${rooms})/`, pathNot: doors },
  },
  {
    name: 'only-the-pipeline-knows-the-order',
    comment:
      'The reading rooms are walked through in pipeline.ts, for trees in trees.ts; models.ts opens what they learned.',
    severity: 'error',
    from: {
      path: '^src/',
      pathNot: ['^src/(page|language|languages|statements)/', pureFiles, tests],
    },
    to: { path: '^src/(page|language|languages|statements)/' },
  },
  {
    name: 'only-cli-puts-together',
    comment: 'Gathering, the record and the desk meet the pipeline in cli and nowhere else.',
    severity: 'error',
    from: { path: '^src/[^/]+\\.ts$', pathNot: ['^src/index\\.ts$', tests] },
    to: { path: '^src/(gather|record|desk|cli)/' },
  },
  {
    name: 'types-import-nothing',
    comment: 'The travelling types are the ground that everything stands on.',
    severity: 'error',
    from: { path: '^src/types/', pathNot: tests },
    to: { pathNot: '^src/types/' },
  },
  {
    name: 'lib-imports-types-only',
    comment: 'Helpers know no room.',
    severity: 'error',
    from: { path: '^src/lib/', pathNot: tests },
    to: { path: '^src/', pathNot: '^src/(lib|types)/' },
  },
  {
    name: 'pure-rooms-use-no-node',
    comment: 'Reading is a pure function that also runs in a browser: bytes and models are passed in.',
    severity: 'error',
    from: { path: [`^src/(${pure})/`, pureFiles], pathNot: tests },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'pure-rooms-use-pure-packages',
    comment: 'A package used by a reading room does no input or output; add it to purePackages after reading its code.',
    severity: 'error',
    from: { path: [`^src/(${pure})/`, pureFiles], pathNot: tests },
    to: { path: 'node_modules/', pathNot: `node_modules/(${purePackages})/` },
  },
  {
    name: 'src-stands-alone',
    comment: 'What users get does not depend on what makes, measures or tests it.',
    severity: 'error',
    from: { path: '^src/', pathNot: tests },
    to: { path: '^(train|bench|test|scripts)/' },
  },
  {
    name: 'no-development-packages',
    comment: 'src runs without the development dependencies.',
    severity: 'error',
    from: { path: '^src/', pathNot: tests },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'nobody-imports-tests',
    comment: 'Tests, and helpers named like tests, stay out of what is built.',
    severity: 'error',
    from: { pathNot: tests },
    to: { path: tests },
  },
  {
    name: 'imports-resolve',
    comment: 'The imported file or package does not exist.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
];

export const options: ICruiseOptions = {
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '^(corpora|dist)/' },
  tsPreCompilationDeps: true,
  moduleSystems: ['es6', 'tsd'],
  enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
};
