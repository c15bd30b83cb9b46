/** Words for people that tell no office: relatives, kinds of people, groups; and the short forms of given names. */
import type { PeopleWords } from '../../types/index.ts';
import { roleNouns } from './roles.ts';

const split = (words: string): readonly string[] => words.trim().split(/\s+/);

const female = split(`
  woman women girl lady mother mom mum mommy mummy daughter sister wife widow ex-wife girlfriend grandmother grandma granddaughter
  aunt auntie niece bride stepmother stepdaughter stepsister mother-in-law daughter-in-law sister-in-law godmother schoolgirl
  housewife heroine goddess witch maid nun waitress hostess stewardess actress queen princess duchess countess empress ballerina
  spokeswoman chairwoman businesswoman congresswoman policewoman saleswoman sportswoman servicewoman stateswoman anchorwoman
  assemblywoman councilwoman camerawoman cleaning-lady matriarch fiancée mademoiselle madam ma'am heiress sorceress mistress
  baroness marchioness gentlewoman horsewoman yachtswoman fisherwoman noblewoman abbess deaconess headmistress midwife
`);

const male = split(`
  man men boy gentleman guy father dad daddy son brother husband widower ex-husband boyfriend grandfather grandpa grandson uncle
  nephew groom bridegroom stepfather stepson stepbrother father-in-law son-in-law brother-in-law godfather schoolboy monk hero
  waiter king prince duke earl count baron emperor pope friar wizard sir lad bloke dude chap spokesman chairman businessman
  congressman policeman salesman sportsman serviceman statesman anchorman cameraman councilman assemblyman alderman fisherman
  fireman patriarch fiancé gunman craftsman frontman cowboy lord knight viscount marquess nobleman horseman doorman foreman
  headmaster midshipman airman patrolman postman milkman yachtsman abbot
`);

const either = split(`
  person people human individual someone somebody one child kid baby infant toddler teen teenager youth adult parent grandparent
  sibling twin cousin spouse partner couple relative friend roommate flatmate classmate colleague co-worker coworker peer
  acquaintance companion mate neighbour neighbor guest host visitor tourist traveller traveler passenger pedestrian motorist
  citizen inhabitant native local villager townsperson foreigner stranger immigrant migrant refugee settler exile defector
  asylum-seeker seeker minority homeowner landowner tenant lodger customer client consumer shopper buyer user reader viewer
  listener follower subscriber fan supporter opponent rival enemy foe ally backer proponent detractor dissident rebel insurgent militant fighter
  terrorist extremist suspect offender perpetrator assailant attacker shooter killer murderer thief robber burglar hacker
  trafficker smuggler prisoner inmate detainee hostage captive fugitive convict felon defendant plaintiff accuser complainant
  patient sufferer addict alcoholic victim survivor casualty dead injured wounded volunteer participant attendee competitor
  contestant finalist winner loser champion medalist medallist laureate recipient opponent applicant hopeful successor
  predecessor incumbent challenger newcomer veteran rookie freshman sophomore graduate alumnus dropout professional specialist
  expert consultant practitioner employee employer boss coworker worker staffer colleague assistant secretary apprentice trainee
  agent operative spy informant whistleblower insider outsider bystander onlooker eyewitness observer protester demonstrator
  rioter striker marcher campaigner crusader reformer revolutionary nationalist separatist loyalist royalist republican democrat
  conservative liberal socialist communist fascist anarchist politician statesperson legislator parliamentarian bureaucrat
  technocrat oligarch dictator ruler monarch leader figure figurehead celebrity star icon legend idol personality character
  protagonist member representative delegate spokesperson creator inventor discoverer founder maker builder author academic
  intellectual thinker theorist scholar scientist researcher learner pupil student beginner novice genius prodigy idiot fool
  coward liar criminal bully saint sinner believer worshipper worshiper pilgrim convert atheist disciple prophet martyr
  ancestor descendant forebear heir orphan slave servant peasant farmer villain giant hero-worshipper civilian conscript
  troop soldier peacekeeper guard sentry guide instructor performer entertainer magician illusionist presenter animator
  vendor dealer trader distributor advertiser collector speculator shareholder stakeholder bondholder donor sponsor patron
  benefactor beneficiary pensioner retiree senior elder youngster minor adolescent newborn everyone everybody nobody anyone
  anybody respondent responder interviewee interviewer caller blogger user poster commenter naturalist philanthropist
  industrialist capitalist socialite aristocrat noble peer commoner chief tribesman activist
`);

/** Taken up by `they` or by `it`. */
const groups = split(`
  group team family couple crowd audience public community population generation class band gang crew mob squad army navy force
  police staff faculty workforce board panel jury committee council commission cabinet government administration regime junta
  opposition coalition alliance party faction movement delegation mission union federation association society club league
  company firm business corporation bank maker manufacturer retailer supplier carrier airline operator developer publisher
  newspaper magazine broadcaster network station agency authority bureau department ministry office court parliament congress
  senate house assembly legislature university college school institute institution foundation charity organization organisation
  church hospital museum laboratory service country nation state city town village province region republic kingdom side camp
  majority minority half group-of-seven cartel guild chamber consortium venture startup start-up giant chain brand label studio
  regulator watchdog tribunal inquiry campaign troupe orchestra choir clan tribe militia brigade battalion regiment
`);

/** Each line: the full names, then what they are shortened to. */
const shortened = `
  william: bill billy will willy willie liam
  robert: bob bobby rob robbie bert
  richard: dick rick ricky rich richie
  james: jim jimmy jamie jem
  john: jack johnny jon
  jonathan jonathon: jon jonny
  joseph: joe joey
  michael: mike mick mickey mikey
  edward: ed eddie ted teddy ned
  theodore: ted teddy theo
  thomas: tom tommy
  charles: charlie chuck chas
  christopher: chris kit topher
  christian: chris
  daniel: dan danny
  david: dave davy
  donald: don donny donnie
  douglas: doug
  dennis: denny
  frederick frederic: fred freddie freddy
  francis: frank frankie
  franklin: frank
  george: georgie
  gerald: gerry jerry
  gregory: greg
  geoffrey jeffrey: geoff jeff
  harold: harry hal
  henry: harry hank hal
  herbert: herb bert
  howard: howie
  kenneth: ken kenny
  lawrence laurence: larry
  leonard: len lenny leo
  leonardo: leo
  louis lewis: lou louie
  matthew: matt matty
  martin: marty
  mitchell: mitch
  nathan nathaniel: nate nat
  nicholas nicolas: nick nicky
  patrick: pat paddy
  peter: pete
  philip phillip: phil pip
  raymond: ray
  ronald: ron ronny ronnie
  russell: russ
  samuel: sam sammy
  stanley: stan
  stephen steven: steve stevie
  stuart stewart: stu
  timothy: tim timmy
  vincent: vince vinny
  victor: vic
  walter: walt wally
  zachary: zach zack
  albert: al bert
  alan allan allen: al
  alfred: alf alfie fred
  alexander: alex alec sandy xander sasha
  andrew: andy drew
  anthony antony: tony
  arthur: art artie
  augustus: gus
  barnard bernard: bernie
  benjamin: ben benny benji
  bradley: brad
  calvin: cal
  cameron: cam
  clifford: cliff
  clinton: clint
  cornelius: neil
  eugene: gene
  abraham: abe
  isaac: ike
  ebenezer: eben
  elijah: eli
  ezekiel: zeke
  gabriel: gabe
  joshua: josh
  jacob: jake
  julian: jules
  maximilian maxwell: max
  oliver: ollie
  randall randolph: randy
  reginald: reg reggie
  roderick rodney: rod
  rudolph: rudy
  sebastian: seb bas
  sidney sydney: sid
  terence terrence: terry
  tobias: toby
  wesley: wes
  elizabeth elisabeth: liz lizzie beth betty betsy eliza libby lisa bess
  margaret: maggie meg peggy marge madge greta rita
  katherine catherine kathryn katharine: kate katie kathy cathy kat kitty kay
  patricia: pat patty trish tricia
  jennifer: jen jenny
  jessica: jess jessie
  deborah debra: deb debbie
  barbara: barb babs
  susan susanna suzanne susannah: sue susie suzy
  dorothy dorothea: dot dottie dolly dora
  rebecca: becky becca
  victoria: vicky vicki tori
  christina christine kristina: chris chrissie christy tina kris
  pamela: pam
  sandra alexandra: sandy
  alexandra: alex lexi sasha
  samantha: sam
  stephanie: steph
  cynthia: cindy
  kimberly kimberley: kim
  amanda: mandy
  angela: angie
  ann anne anna: annie nan
  antonia: toni
  abigail: abby gail
  caroline carolyn: carrie caro
  charlotte: lottie charlie
  constance: connie
  eleanor elinor: ellie nell nora
  florence: flo
  frances: fran frankie
  georgina georgia: georgie
  geraldine: gerry
  gertrude: gertie trudy
  gwendolyn: gwen
  harriet: hattie
  helen helena: nell lena
  isabel isabella isabelle: izzy bella belle
  jacqueline: jackie
  janet: jan
  josephine: jo josie
  judith: judy
  laura: laurie
  lillian: lily lil
  louisa louise: lou
  lucille lucinda lucy: lu lucy cindy
  madeleine madeline: maddie
  marjorie: marge
  martha: marty patty
  mary: molly polly mamie may
  matilda: tilly
  melissa: mel missy
  melanie: mel
  michelle: shelly
  millicent mildred: millie
  natalie natalia: nat
  olivia: liv livvy
  penelope: penny
  philippa: pippa
  priscilla: cilla
  rosemary: rose rosie
  roberta: bobbie
  sarah: sally sadie
  teresa theresa: terri tess tessa terry
  valerie: val
  veronica: ronnie
  virginia: ginny
  winifred: winnie
`;

function nicknamesOf(lines: string): ReadonlyMap<string, readonly string[]> {
  const fullOf = new Map<string, string[]>();
  for (const line of lines.trim().split('\n')) {
    const [full, short] = line.split(':');
    for (const name of split(short!)) fullOf.set(name, [...(fullOf.get(name) ?? []), ...split(full!)]);
  }
  return fullOf;
}

/** `nurse` → `nurses`, `secretary` → `secretaries`, `coach` → `coaches`. */
function pluralOf(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

export const people: PeopleWords = {
  nouns: new Map([
    ...either.map((noun) => [noun, 'unknown'] as const),
    ...male.map((noun) => [noun, 'male'] as const),
    ...female.map((noun) => [noun, 'female'] as const),
  ]),
  several: new Set([
    ...[...either, ...male, ...female, ...roleNouns].map(pluralOf),
    ...split(
      'women men girls shippers miners children wives fishermen firemen salesmen servicemen seamen craftsmen freemen people',
    ),
  ]),
  genderedAdjectives: new Map([
    ['female', 'female'],
    ['pregnant', 'female'],
    ['male', 'male'],
  ]),
  groups: new Set(groups),
  origins: new Set(['of', 'from']),
  naming: new Set(['call', 'name', 'dub', 'title', 'entitle', 'christen']),
  apart: new Set(
    split(
      'former ex- other another new next previous late future second third fellow rival each every any no some different more both',
    ),
  ),
  nicknames: nicknamesOf(shortened),
};
