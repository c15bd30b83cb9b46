/** The command line's door: what benches take from it. Its commands are entered through main.ts. */
export { type LanguageEngine, loadBoundaries, loadLanguage } from './language-model.ts';
