/** What looks at sources, for the room's door. */
export { chooseItems } from './choice.ts';
export { discover, sourceOf } from './discover.ts';
export { type OpmlEntry, readOpml, tagsOf, writeOpml } from './formats/opml.ts';
export { createGatherer, type GatherEvent, type GatherStore } from './gatherer.ts';
export { lookAt } from './look.ts';
export { createPoliteWeb, type PoliteWeb } from './politeness/polite-web.ts';
export { gathererAgent } from './user-agent.ts';
