/** The closed word classes of English that attributions are read with. */
import type { AttributionWords } from '../../types/index.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

export const attribution: AttributionWords = {
  determiners:
    words(`the a an this that these those some any no each every all both many several most few another other more
    such one two three four five six seven eight nine ten dozens hundreds thousands`),
  articles: words('the a an no every any another other such'),
  possessives: words("my your his her its our their whose 's '"),
  prepositions:
    words(`of in on at for from with by about against over under into onto through during after before since until
    till between among across behind near outside inside within without toward towards upon off per via amid despite
    following like including along around above below beyond throughout as than to besides alongside concerning regarding`),
  auxiliaries: words(
    "am is are was were be been being 's 're 'm has have had having 've 'd do does did done get gets got",
  ),
  formsOfBe: words("am is are was were be been being 's 're 'm get gets got"),
  formsOfHave: words("has have had having 've 'd"),
  motionVerbs: words('went goes go going gone'),
  modals: words("will would shall should can could may might must ca wo 'll"),
  negations: words("not n't never neither nor no"),
  adverbs:
    words(`also then later now again already still often just even once soon thus further instead ever always never
    earlier afterward afterwards meanwhile though however therefore too reportedly recently repeatedly not n't long first
    quite almost indeed likewise simply merely only yet here there nevertheless nonetheless all both each`),
  coordinators: words('and but or nor yet so'),
  subordinators:
    words(`that if whether because although though while when whenever where wherever as after before since until
    unless once than how why what whatever who whom which whose so lest whereas`),
  clauseOpeners: words('while when although though because since after before as whereas'),
  relatives: words('who which that whom whose'),
  interrogatives: words('whether how why what who whom which where when if'),
  complementiser: 'that',
  subjectPronouns: words('he she they it we i you'),
  objectPronouns: words('him her them it us me you himself herself themselves itself myself ourselves'),
  timeWords:
    words(`monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow recently earlier
    later last this next morning afternoon evening night week month year weekend january february march april may june july
    august september october november december jan. feb. aug. sept. oct. nov. dec. mon. tue. wed. thu. fri. sat. sun. ago`),
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
  venueNouns:
    words(`forum summit conference meeting rally interview hearing debate briefing speech event ceremony dinner
    convention congress assembly session seminar luncheon gathering panel workshop symposium town-hall broadcast programme
    podcast press-conference vigil protest demonstration visit`),
  hearsay: words('reportedly purportedly supposedly'),
  cuesOfTwoWords: new Map([['according', 'to']]),
  hedges: words('reportedly allegedly supposedly apparently purportedly seemingly ostensibly'),
  finiteVerbs:
    words(`shook wrote drove broke chose fell flew forgot froze grew hid hung laid lay leaned leapt meant rang rose
    sent shot shut slept slid spent spread sprang stole stuck struck swam swept swung taught threw tore wore wept drew drank
    bought brought built burst caught dealt fought fled beat bore bent blew rode sang sank woke went came made took gave got became remained seemed began left won lost ran held stood met led brought
    kept put let set paid sat needs need makes make takes take goes go comes come gives give gets get becomes become remains
    remain means mean works work wants want deserves deserve faces face poses pose threatens requires require includes include
    helps help hurts hurt fails fail matters belongs belong looks look keeps keep lives live depends depend shows show
    represents represent plans plan hopes hope knows know believes believe thinks think understands wins win loses lose
    continues continue tries try starts start runs run serves serve stands stand supports opposes ought used`),
  conditionals: words('if unless provided'),
  conditionalsAfterOnly: words('if when once after following with'),
  only: 'only',
  placePrepositions: words('at in during on'),
  linkingPrepositions: words('of for from with in at by to on under against about'),
  personalCues:
    words(`underscore underline highlight emphasize emphasise echo reiterate repeat threaten challenge demonstrate
    show indicate suggest see find reveal project signal attack defend support oppose release detail press push`),
  endings: {
    adverb: 'ly',
    notAdverbs:
      words(`family july italy reply ally supply assembly bully rally early daily weekly monthly friendly likely
      unlikely elderly deadly costly lovely apply rely comply imply multiply anomaly monopoly homily butterfly belly jelly
      billy kelly sally molly holly reilly connolly donnelly`),
    past: 'ed',
    notPast: words(
      'indeed hundred sacred naked wicked rugged embed succeed proceed exceed united red breed speed freed need',
    ),
    participle: 'ing',
    notParticiples:
      words(`during morning evening nothing something anything everything according building meeting hearing
      briefing wedding ceiling bring spring string beijing wyoming boeing including following sterling`),
    plural: 's',
  },
};
