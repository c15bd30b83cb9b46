/** Titles, offices and what stands in front of them; words that tell a person's gender. */
const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Stand right before a name and make it a person's. */
export const titles = list(`
  mr. mrs. ms. mx. miss dr. prof. professor rev. reverend fr. father sister brother sir dame lord lady hon. judge justice
  sen. sens. senator senators rep. reps. representative representatives congressman congresswoman gov. govs. governor mayor president pres. premier
  chancellor minister ministers presidents governors secretary ambassador amb. attorney councilman councilwoman alderman assemblyman assemblywoman
  gen. general lt. lieutenant col. colonel maj. major capt. captain cmdr. commander adm. admiral sgt. sergeant cpl. pvt. marshal
  king queen prince princess pope cardinal archbishop bishop rabbi imam ayatollah sheikh emir sultan emperor tsar
  detective inspector sheriff officer coach doctor chairman chairwoman commissioner deputy spokesman spokeswoman
  mr mrs ms mx dr prof rev fr hon sen sens rep reps gov govs amb gen lt col maj capt cmdr adm sgt cpl insp supt insp. supt.
`);

/** Of those, the ones that tell no office: no part of a name, and no role either. */
export const courtesyTitles = list(
  'mr. mr mrs. mrs ms. ms mx. mx miss dr. dr sir dame lord lady hon. hon mme. mme mlle. mlle',
);

/** Titles that go with the name they stand before, as a part of it. */
export const nobleTitles = list(
  'king queen prince princess lord lady emperor empress tsar sultan emir duke duchess saint st. st',
);

/** Nouns of office or trade: in roles before and after a name, and in `the minister`. */
export const roleNouns = list(`
  president premier chancellor minister secretary ambassador envoy senator representative congressman congresswoman governor mayor
  lawmaker legislator councillor councilor councilman councilwoman councilmember assemblyman assemblywoman alderman delegate commissioner
  chairman chairwoman chairperson chair chief director head leader speaker whip spokesman spokeswoman spokesperson candidate nominee
  contender frontrunner official officer executive ceo cfo founder co-founder owner manager strategist adviser advisor aide consultant
  counsel lawyer attorney prosecutor solicitor barrister judge justice magistrate sheriff detective inspector superintendent constable
  general admiral colonel major captain commander lieutenant sergeant marshal veteran soldier pilot
  king queen prince princess pope cardinal archbishop bishop pastor priest rabbi imam monk
  professor lecturer scholar scientist researcher economist analyst historian expert fellow dean doctor physician surgeon nurse teacher
  principal student author writer novelist journalist reporter editor columnist correspondent anchor host broadcaster commentator pundit
  blogger critic publisher producer filmmaker actor actress singer artist musician comedian designer architect engineer developer
  activist campaigner organizer organiser unionist lobbyist donor billionaire businessman businesswoman entrepreneur investor banker
  trader broker farmer fisherman driver worker resident neighbour neighbor witness survivor victim
  coach athlete player footballer golfer captain pollster diplomat negotiator mediator inspector-general treasurer controller comptroller
  chaplain trustee administrator regulator auditor ombudsman coordinator moderator harbourmaster harbormaster
  master warden registrar provost rector vicar curator keeper forester ranger coroner clerk marshal comptroller steward
  midwife paramedic pharmacist veterinarian surveyor inspector conductor skipper mate helmsman navigator foreman shipowner
  baker butcher miller grocer landlord tenant shopkeeper retailer buyer seller heir tycoon magnate
  striker midfielder defender goalkeeper goalie winger fullback halfback quarterback linebacker pitcher catcher
  batter batsman bowler wicketkeeper outfielder shortstop centre-back full-back scrum-half fly-half rower coxswain
  sculler swimmer diver runner sprinter hurdler jumper marathoner cyclist rider jockey skier snowboarder skater
  gymnast wrestler boxer fencer judoka climber mountaineer surfer sailor yachtsman yachtswoman cricketer racer
  co-driver vice-captain substitute teammate trainer umpire referee linesman linesperson groundsman physiotherapist
  grower orchardist winemaker brewer cheesemaker beekeeper shepherd drover herder rancher farmhand gardener
  horticulturist florist logger lumberjack gamekeeper fishmonger fisherwoman trawlerman fishwife oysterman
  smallholder crofter vet breeder carpenter joiner bricklayer plasterer roofer thatcher glazier plumber electrician
  welder blacksmith potter weaver cobbler shoemaker saddler tailor seamstress dressmaker jeweller jeweler goldsmith
  silversmith watchmaker clockmaker locksmith bookbinder printer typesetter upholsterer ropemaker sailmaker
  boatbuilder shipwright rigger docker stevedore bosun boatswain purser stoker deckhand lighthouse-keeper lifeguard
  fireman firefighter lineman miner forewoman machinist mechanic technician cleaner janitor caretaker porter courier
  postman postwoman postmaster postmistress trucker lorry-driver busker organist pianist violinist cellist drummer
  guitarist flautist trumpeter composer choirmaster soprano tenor baritone mezzo-soprano singer-songwriter rapper dj
  dancer ballerina choreographer playwright dramatist poet essayist biographer screenwriter illustrator cartoonist
  sculptor painter engraver photographer cinematographer puppeteer juggler clown librarian archivist bookseller
  translator interpreter lexicographer biologist botanist zoologist ecologist ornithologist entomologist geologist
  hydrologist oceanographer glaciologist meteorologist climatologist seismologist volcanologist geographer
  cartographer astronomer astrophysicist cosmologist physicist chemist biochemist geneticist microbiologist
  virologist epidemiologist immunologist neurologist neuroscientist psychologist psychiatrist psychotherapist
  sociologist anthropologist archaeologist archeologist palaeontologist paleontologist linguist philosopher
  theologian mathematician statistician demographer criminologist toxicologist pathologist radiologist cardiologist
  oncologist paediatrician pediatrician gynaecologist obstetrician anaesthetist dentist optician pharmacologist
  nutritionist dietitian cook chef caterer waiter waitress bartender barman barmaid publican innkeeper hotelier
  restaurateur confectioner pastry-chef deacon deaconess archdeacon curate abbot abbess nun friar verger sexton
  sacristan missionary preacher parson brigadier commodore corporal lieutenant-colonel midshipman gunner airman
  airwoman serviceman servicewoman paratrooper infantryman quartermaster wing-commander squadron-leader ensign cadet
  recruit conscript juror bailiff notary paralegal plaintiff defendant claimant appellant litigant arbitrator
  advocate usher stenographer policeman policewoman patrolman gendarme detective-inspector investigator bodyguard
  bookkeeper accountant actuary cashier teller underwriter salesman saleswoman salesperson merchant wholesaler
  importer exporter auctioneer valuer pawnbroker hairdresser barber beautician undertaker gravedigger headteacher
  headmaster headmistress schoolteacher tutor instructor postgraduate undergraduate apprentice intern pupil
  vice-chancellor demonstrator toastmaster burgher reeve bellringer bell-ringer lamplighter signalman stationmaster
  ferryman ferrywoman boatman boatwoman bargee lockkeeper lock-keeper cabbie motorist pensioner retiree widower
  astronaut cosmonaut aviator balloonist explorer adventurer vice-president vice-chairman vice-chair deputy-mayor
  undersecretary under-secretary attaché consul whistleblower picket shop-steward fundraiser influencer podcaster
  vlogger streamer gamer
`);

/** May stand between a determiner and such a noun, or before it: part of the role. */
export const roleModifiers = list(`
  former ex- acting deputy vice assistant associate senior junior chief prime foreign interior defence defense finance health justice
  education trade energy environment labour labor transport agriculture culture economy press campaign police military army navy
  national federal state local city county provincial regional district party opposition government presidential vice-presidential
  democratic republican conservative liberal independent socialist green majority minority house senate parliamentary congressional
  executive managing general attorney political economic legal medical communications media policy security intelligence union church
  first second third fourth fifth sixth seventh longtime long-time late outgoing incoming interim then-president current new top leading veteran retired
  conservative far-right left-wing right-wing lead communications public relations human rights climate fire harbour harbor port school
  supreme high court district chief-of-staff staff special prosecuting television radio talk show news world tv
  maritime shipping fisheries fishery railway rail aviation air treasury housing employment pensions welfare social tourism sports
  infrastructure works water forestry mining trade-union agricultural digital technology science research innovation development
  electoral election immigration migration planning revenue customs tax budget prison prisons probation coast-guard coastguard
  group area branch divisional general-duty hospital nursing clinical scientific chartered elected honorary
`);

/** Words that say a person is a woman or a man. */
export const genderedWords: ReadonlyMap<string, 'female' | 'male'> = new Map([
  ...[
    'mrs.',
    'mrs',
    'ms.',
    'ms',
    'miss',
    'mme.',
    'mme',
    'mlle.',
    'mlle',
    'dame',
    'lady',
    'sister',
    'queen',
    'princess',
    'spokeswoman',
    'chairwoman',
  ].map((word) => [word, 'female'] as const),
  ...[
    'congresswoman',
    'businesswoman',
    'councilwoman',
    'assemblywoman',
    'actress',
    'mother',
    'wife',
    'daughter',
    'widow',
  ].map((word) => [word, 'female'] as const),
  ...[
    'mr.',
    'mr',
    'sir',
    'lord',
    'father',
    'brother',
    'king',
    'prince',
    'pope',
    'spokesman',
    'chairman',
    'congressman',
  ].map((word) => [word, 'male'] as const),
  ...[
    'businessman',
    'councilman',
    'assemblyman',
    'alderman',
    'fisherman',
    'husband',
    'son',
    'cardinal',
    'imam',
    'sheikh',
  ].map((word) => [word, 'male'] as const),
]);

export const nameParticles = list(
  'de da di do dos du del della van von der den ter ten bin ibn bint al el la le abu ben zu y',
);

/** What takes a title up again: `the senator` after `Sen. Holt`. */
const nounsOfTitles: readonly (readonly [title: string, nouns: readonly string[]])[] = [
  ['sen.', ['senator', 'lawmaker']],
  ['rep.', ['representative', 'congressman', 'congresswoman', 'lawmaker']],
  ['senator', ['lawmaker']],
  ['representative', ['congressman', 'congresswoman', 'lawmaker']],
  ['gov.', ['governor']],
  ['gen.', ['general']],
  ['col.', ['colonel']],
  ['capt.', ['captain']],
  ['sgt.', ['sergeant']],
  ['adm.', ['admiral']],
  ['lt.', ['lieutenant']],
  ['dr.', ['doctor']],
  ['prof.', ['professor']],
  ['pres.', ['president']],
  ['amb.', ['ambassador']],
  ['premier', ['minister']],
];
/** With and without the full stop. */
export const titleNouns: ReadonlyMap<string, readonly string[]> = new Map(
  nounsOfTitles.flatMap(([title, nouns]) => [[title, nouns] as const, [title.replace(/\.$/, ''), nouns] as const]),
);
