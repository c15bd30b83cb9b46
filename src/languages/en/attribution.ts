/** The closed word classes of English that attributions are read with. */
import type { AttributionWords } from '../../types/index.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

export const attribution: AttributionWords = {
  determiners:
    words(`the a an this that these those some any no each every all both many several most few another other more
    such one two three four five six seven eight nine ten dozens hundreds thousands`),
  possessives: words("my your his her its our their whose 's '"),
  negations: words("not n't never neither nor no"),
  interrogatives: words('whether how why what who whom which where when if'),
  complementiser: 'that',
  objectPronouns: words('him her them it us me you himself herself themselves itself myself ourselves'),
  speakerPronouns: words('i me my mine myself'),
  plurals: words('people police men women children voters many some others both most those these few several'),
  speakerNouns:
    words(`spokesman spokeswoman spokesperson spokesmen spokespeople official officials aide aides adviser advisers
    advisor advisors source sources critic critics expert experts analyst analysts observer observers authorities police
    prosecutor prosecutors investigator investigators lawyer lawyers attorney attorneys researcher researchers economist
    economists diplomat diplomats lawmaker lawmakers leader leaders senator senators minister ministers president governor
    mayor voter voters supporter supporters opponent opponents activist activists organizers strategist strategists pollster
    pollsters reporter reporters people resident residents witness witnesses man woman men women neighbour neighbours neighbor
    neighbors council commission committee court judge judges government administration party ministry department agency
    union company firm campaign parliament team group groups`),
  documentNouns:
    words(`report reports statement statements letter letters study studies survey surveys poll polls document
    documents memo memos article articles editorial editorials book books release releases tweet tweets post posts email emails
    lawsuit complaint filing filings affidavit indictment resolution analysis paper papers story stories figures statistics
    records results findings law constitution bill ad ads advertisement headline sign signs`),
  hearsay: words('reportedly allegedly purportedly supposedly'),
  topicVerbs: words('address broach debate deliberate discuss negotiate raise tackle'),
  distancing: words('so-called self-styled self-proclaimed'),
  cuesOfTwoWords: new Map([['according', 'to']]),
  hedges: words('reportedly allegedly supposedly apparently purportedly seemingly ostensibly'),
};
