/** Nouns that say what a thing of that name is: `Aldmere is a village`, `the band Grey Quay`. Singular, lower case. */
import type { NamedKind } from '../../types/index.ts';

const kinds: Readonly<Record<NamedKind, string>> = {
  PER: `actor actress artist author athlete bishop captain composer conductor cricketer criminal cyclist designer diplomat director
    economist engineer farmer fighter footballer goalkeeper golfer governor guitarist historian journalist judge king lawyer
    magistrate man mayor midfielder minister musician novelist officer official painter philosopher photographer physician pianist
    pilot player playwright poet politician president priest prince princess producer professor queen rapper scholar scientist
    screenwriter sculptor senator singer skater soldier songwriter striker surgeon swimmer teacher wife woman wrestler writer
    brother daughter father husband mother sister son uncle aunt cousin nephew niece`,
  ORG: `airline agency association band bank broadcaster brand brewery bureau business chain channel charity church choir club college
    company conglomerate consortium cooperative corporation department distributor ensemble family-owned federation firm foundation
    franchise group hospital institute institution insurer journal label league magazine maker manufacturer ministry movement
    museum network newspaper nonprofit operator orchestra organisation organization party publisher quartet regiment retailer school
    squad startup station studio supermarket supplier team theatre trio union university`,
  LOC: `airport archipelago bay beach borough bridge building canal cape capital castle cemetery city coast commune community continent
    country county creek dam desert district estate farm forest glacier gulf hamlet harbour harbor highway hill house island isle
    kingdom lake locality mansion mountain municipality nation neighborhood neighbourhood ocean palace parish park peak peninsula
    plain plateau port prefecture province quarter railway ranch range reef region republic reserve reservoir resort ridge river
    road settlement square state stadium strait stream street suburb summit territory town township trail valley village volcano
    wilderness woodland`,
  MISC: `act aircraft album award battle bill book breed car championship competition computer conference cup disease dish drama drug
    election engine episode event festival film game genre hurricane language law locomotive medal missile model movie musical myth
    novel novella opera painting play poem prize product programme program protocol religion rifle sculpture series ship single
    software song species storm style symphony system tournament train treaty trilogy trophy vessel virus war weapon`,
};

/** Of nouns that stand in two lists, the first counts. */
export const namedKinds: ReadonlyMap<string, NamedKind> = new Map(
  (['MISC', 'LOC', 'ORG', 'PER'] as const).flatMap((kind) =>
    kinds[kind]
      .trim()
      .split(/\s+/)
      .map((noun) => [noun, kind] as const),
  ),
);

/** What states and towns have: `Orvane’s ambassador`. Singular, lower case. */
export const stateNouns: ReadonlySet<string> = new Set(
  'ambassador army border capital coast coastline consul diplomat economy embassy frontier navy parliament population port'.split(
    ' ',
  ),
);
