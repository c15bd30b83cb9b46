/**
 * The English words by which people of one name are told apart: what a role's words say of the work that somebody does, which works go
 * together in one life, forms of one given name, what stands before and behind names. Data only; identity-roles.ts and identity-names.ts read it.
 */

/** Stand before a name, say nothing of who it is, and must not make `Mr Varga` a whole name; folded. */
export const formsOfAddress: ReadonlySet<string> = words(
  'mr mrs ms miss mx dr prof professor sir dame lord lady madam herr frau monsieur madame senor senora rev reverend',
);

/** Stand behind a name and say which bearer of it. */
export const generations: ReadonlySet<string> = words('jr sr ii iii iv');

/** `al Rashadi`, `el-Rashadi`, `Alrashadi`: one article of Arabic names. */
export const arabicArticles: ReadonlySet<string> = words('al el ul');

/** Behind an organisation's name; with or without it, it is the same one. */
export const legalForms: ReadonlySet<string> = words(
  'ltd limited inc incorporated plc llc llp lp corp corporation co company gmbh ag sa nv bv ab as oy spa srl kg pty',
);

/** A name of these words alone is that of an institution which every country, or many a town, has. */
export const commonInstitutions: ReadonlySet<string> = words(
  `the of for and ministry department office agency bureau government cabinet parliament senate congress assembly house commons lords council court
  supreme high constitutional appeal appeals district county city town municipal federal national state central police army navy military armed
  forces coast guard fire brigade service services bank embassy treasury prosecution prosecutor prosecutors prosecutor's attorney general
  foreign interior home defence defense finance health justice education labour labor trade transport agriculture energy environment culture
  tax customs border hospital university opposition presidency palace kremlin administration authorities board commission committee`,
);

/** Forms of one given name, short ones and those of other languages: they join only where the roles agree. One line a name. */
export const givenNames: readonly (readonly string[])[] = `
abigail abby gail
abdul abdel abdal abd
ahmed ahmad ahmet
albert al bert
alexander aleksandr alexandr aleksander oleksandr alex sasha alec sandy alejandro
alexandra aleksandra oleksandra alex sasha sandra
alexei alexey aleksei aleksey oleksiy oleksii alexej
alfred alf fred freddie
amanda mandy
andrew andy drew andrei andrey andriy andrii andrej
anthony antony tony
barbara barb babs
benjamin ben benny
catherine katherine kathryn catharine kathy cathy kate katie cate kit
charles charlie chuck
christina christine kristina chris tina
christopher chris topher
cynthia cindy
daniel dan danny
david dave davy
deborah debra deb debbie
dmitry dmitri dmitriy dmytro dmitrij
donald don donny
dorothy dot dottie
edward ed eddie ted ned
elena olena yelena helena
elizabeth elisabeth liz lizzie beth betty eliza libby
eugene gene yevgeny evgeny yevhen yevgeni evgeni
frances fran francie
francis frank
franklin frank
frederick fred freddie frederic
gabriel gabe
gerald gerry jerry
gregory greg gregor
harold harry hal
henry harry hank
hussein hussain husain husayn hossein hussien
isaac ike
jacob jake
james jim jimmy jamie
jeffrey jeff geoffrey geoff
jennifer jen jenny
jessica jess
john jack johnny jon
jonathan jon jonny
joseph joe joey
joshua josh
judith judy
kenneth ken kenny
kimberly kim
lawrence laurence larry
leonard leo len lenny
lillian lily lilian
louis lou lewis
margaret meg peggy maggie marge rita greta
matthew matt mathew
michael mike mick mickey mikhail mykhailo
mohammed muhammad mohamed mohammad mohamad muhammed mohamud
natalia nataliya natalya natasha
nathaniel nathan nate
nicholas nick nicolas nikolai mykola nikolay nicky
pamela pam
patricia pat patty trish tricia
patrick pat paddy
peter pete petr petro pyotr
philip phil phillip
rebecca becky becca
richard rick dick rich ricky
robert bob bobby rob robbie
ronald ron ronnie
samantha sam
samuel sam sammy
sergei sergey serhiy serhii sergej
stephen steven steve stefan
stephanie steph
susan sue susie suzanne
theodore theo ted teddy
thomas tom tommy
timothy tim timmy
valentina valya
veronica ronnie
victoria vicky vicki
victor viktor vic
vincent vince vinny
vladimir volodymyr wladimir wolodymyr
walter walt wally
william bill billy will willie liam
yusuf youssef yousef yousuf yusef josef
zachary zach zack`
  .trim()
  .split('\n')
  .map((line) => line.split(' '));

/** Somebody who was it is not it any more; what somebody was goes with what somebody is. */
export const formerWords: ReadonlySet<string> = words(
  'former ex retired late then outgoing onetime erstwhile ousted deposed past previous veteran emeritus interim acting',
);

/** After one of these a role says where, for whom or of what. */
export const rolePrepositions: ReadonlySet<string> = words('of at for in from with to on near by over under');

/** Words of a role that say nothing of the work. */
export const emptyRoleWords: ReadonlySet<string> = words(
  `a an the his her their its our my new old young then now and or who is was as own senior junior deputy vice assistant associate first second third
  longtime long time key top leading lead co joint acting interim elect designate newly appointed elected local national state federal
  regional general special permanent honorary main current world younger older elder youngest oldest most best based born year years aged`,
);

/** Heads that go with any work: only the words beside them tell which. */
export const anyWork: ReadonlySet<string> = words(
  `spokesman spokeswoman spokesperson official head chief leader chair chairman chairwoman chairperson member representative expert adviser advisor
  consultant secretary director manager boss resident local man woman father mother son daughter brother sister
  husband wife widow widower uncle aunt cousin parent neighbour neighbor friend colleague volunteer person people worker employee
  officer assistant aide specialist executive coordinator organizer organiser president founder co-founder cofounder host captain
  commissioner delegate envoy pensioner retiree native pioneer veteran strategist owner partner analyst star champion`,
);

/** Stand beside somebody else's work: whose they are says little of what else somebody is. */
export const besideOthers: ReadonlySet<string> = words(
  'adviser advisor aide ally supporter surrogate critic friend confidant donor backer rival opponent counsellor mentor assistant colleague',
);

/** Head word → one word for it, where several mean one post. */
export const onePost: ReadonlyMap<string, string> = new Map(
  `ceo:chief-executive executive:chief-executive premier:prime-minister pm:prime-minister mp:lawmaker legislator:lawmaker congressman:representative congresswoman:representative spokesman:spokesperson spokeswoman:spokesperson
  chairman:chair chairwoman:chair chairperson:chair archbishop:bishop footballer:player policeman:police-officer policewoman:police-officer actress:actor advisor:adviser attorney:lawyer barrister:lawyer solicitor:lawyer
  archaeologist:archeologist councilman:councillor councilwoman:councillor councilor:councillor alderman:councillor headmaster:headteacher headmistress:headteacher author:writer novelist:writer`
    .split(/\s+/u)
    .map((pair) => pair.split(':') as [string, string]),
);

/** Work → the words that tell it, as a head or beside a head that goes with any work. */
export const works: Readonly<Record<string, ReadonlySet<string>>> = {
  politics: words(
    `pollster front-runner frontrunner nominee contender hopeful running-mate republican democrat congressional attorney-general gop
    minister president premier chancellor senator lawmaker legislator congressman congresswoman mp mep politician candidate governor mayor councillor councilor
    councilman councilwoman alderman parliament parliamentarian party cabinet government treasurer whip speaker presidential pm prime
    king queen prince princess emperor sultan emir sheikh monarch dictator ruler statesman ministerial ministry opposition senate congress deputy
    secretary-of-state home-secretary foreign-secretary`,
  ),
  diplomacy: words('ambassador diplomat consul attache envoy negotiator embassy'),
  military: words(
    'general admiral colonel major lieutenant sergeant brigadier marshal commander soldier army navy military marine troops officer-of-the-army force',
  ),
  police: words(
    'police detective sheriff inspector constable policeman policewoman superintendent trooper constabulary',
  ),
  justice: words(
    'attorney-general judge justice magistrate prosecutor lawyer attorney solicitor barrister counsel jurist notary court',
  ),
  bystanders: words('witness victim survivor plaintiff bystander eyewitness complainant'),
  crime: words(
    'suspect defendant accused convict prisoner inmate gunman attacker murderer killer robber burglar fugitive gang gangster smuggler trafficker hacker',
  ),
  business: words(
    'ceo cfo coo businessman businesswoman entrepreneur industrialist tycoon shareholder investor executive company shareholders merchant retailer magnate startup',
  ),
  finance: words(
    'analyst banker economist trader broker financier strategist bank accountant auditor actuary treasury fund',
  ),
  science: words(
    'scientist researcher astronomer physicist chemist biologist geologist ecologist meteorologist climatologist oceanographer mathematician statistician zoologist botanist geneticist virologist epidemiologist archaeologist archeologist anthropologist paleontologist neuroscientist seismologist volcanologist',
  ),
  academia: words(
    'professor lecturer academic scholar dean rector historian sociologist philosopher linguist fellow university political-scientist',
  ),
  medicine: words(
    'doctor surgeon physician cardiologist oncologist psychiatrist paediatrician pediatrician anaesthetist gp dentist pathologist radiologist medic',
  ),
  nursing: words('nurse midwife carer paramedic caregiver'),
  psychology: words('psychologist psychotherapist therapist counsellor counselor'),
  media: words(
    'journalist reporter editor correspondent columnist presenter broadcaster newsreader anchor photographer blogger podcaster commentator',
  ),
  writing: words('novelist author poet writer playwright screenwriter essayist biographer'),
  music: words(
    'singer musician violinist pianist composer conductor guitarist drummer rapper cellist soprano tenor songwriter band dj',
  ),
  stage: words('actor actress comedian filmmaker film dancer choreographer screen theatre'),
  art: words('painter sculptor artist illustrator curator designer cartoonist potter'),
  church: words(
    'bishop archbishop priest pastor vicar cardinal pope imam rabbi monk nun cleric preacher deacon ayatollah theologian',
  ),
  unions: words('union unionist trade-union'),
  causes: words(
    'activist campaigner advocate environmentalist conservationist protester dissident charity humanitarian',
  ),
  football: words('footballer striker midfielder defender winger goalkeeper football soccer fullback centre-back'),
  rugby: words('rugby prop hooker flanker fly-half'),
  gridiron: words('quarterback linebacker cornerback wide-receiver touchdown'),
  running: words('runner sprinter marathon marathoner hurdler athlete jumper javelin decathlete'),
  tennis: words('tennis'),
  golf: words('golfer golf'),
  swimming: words('swimmer swimming diver'),
  skiing: words('skier ski snowboarder biathlete'),
  skating: words('skater skating'),
  cycling: words('cyclist cycling'),
  boxing: words('boxer boxing wrestler judoka'),
  motor: words('racing racer motorcyclist rally'),
  riding: words('jockey equestrian'),
  cricket: words('cricketer cricket batsman batter bowler'),
  basketball: words('basketball'),
  hockey: words('hockey'),
  baseball: words('baseball pitcher shortstop outfielder'),
  rowing: words('rower rowing sailor yachtsman yachtswoman'),
  chess: words('chess grandmaster'),
  sport: words('coach coaching player sportsman sportswoman olympian referee umpire medallist medalist'),
  school: words('teacher headteacher headmaster headmistress schoolteacher tutor'),
  study: words('student pupil undergraduate graduate'),
  sea: words('ferry skipper seaman mariner tugboat helmsman harbourmaster'),
  fishing: words('fisherman fisher trawlerman fishmonger'),
  flight: words('astronaut cosmonaut airline aviator pilot'),
  farming: words('farmer rancher grower shepherd winemaker beekeeper dairyman'),
  driving: words('driver trucker cabbie taxi bus lorry'),
  building: words('builder carpenter bricklayer plumber electrician roofer mason'),
  engineering: words('engineer architect surveyor planner technician programmer developer'),
  rescue: words('fire firefighter fireman lifeguard rescuer lifeboat'),
  kitchen: words('chef cook baker butcher waiter waitress bartender barista restaurateur innkeeper'),
  shop: words('shopkeeper florist hairdresser barber tailor grocer jeweller bookseller shop'),
  garden: words('gardener florist landscaper'),
  weather: words('weather forecaster'),
  mining: words('miner mine'),
  law: words('law-professor'),
  shipbuilding: words('shipyard shipbuilder'),
  library: words('librarian archivist'),
};

/** Sports of one word for all: a coach or a player may be of any. */
export const anySport: ReadonlySet<string> = words(
  'football rugby gridiron running tennis golf swimming skiing skating cycling boxing motor riding cricket basketball hockey baseball rowing chess',
);

/** Works that often are one person's at a time, or one after the other. */
export const nearWorks: ReadonlySet<string> = pairs(`
politics-diplomacy science-academia business-finance medicine-science academia-medicine police-military media-writing music-stage
stage-writing art-stage sea-fishing unions-causes shop-garden media-weather rescue-medicine nursing-rescue finance-academia psychology-academia
psychology-medicine science-weather football-hockey`);

/** Anybody may have seen something or come to harm, but not who judges it. */
export const opposedToBystanders: ReadonlySet<string> = words('justice police');

/** Works that are one person's only where something else speaks for it: a place or a body in both roles, or that one of them is over. */
export const linkedWorks: ReadonlySet<string> = pairs(`
politics-justice politics-business politics-military politics-academia politics-media politics-finance politics-unions politics-causes
politics-police politics-church justice-academia justice-police justice-crime business-engineering business-shipbuilding business-science
diplomacy-military diplomacy-academia diplomacy-business school-politics school-academia academia-media academia-writing media-causes
engineering-science engineering-academia politics-medicine politics-writing politics-farming politics-crime business-crime finance-crime
medicine-nursing study-causes church-causes`);

/** Where something is learned or found out: no subject. */
export const seatsOfLearning: ReadonlySet<string> = words(
  'university college school institute academy department faculty laboratory centre center observatory hospital',
);

/** Written in capitals in a title, these are no names of places or bodies. */
export const portfolioWords: ReadonlySet<string> = words(
  `foreign finance interior home defence defense prime health justice education labour labor trade transport agriculture agricultural energy environment
  environmental culture cultural economy economic economics fisheries harbour harbor ports roads rail water oil gas housing climate digital science sciences industry
  industrial commerce tourism sports security welfare social development international immigration migration veterans interiors planning infrastructure
  parliamentary presidential ministerial executive administrative managing operating financial creative technical scientific legal medical clinical political
  military commercial founding research investment communications communication media press public relations affairs policy strategy human resources rights
  marketing sales operations technology information data risk product art arts music film history biology physics chemistry law medicine engineering literature
  opposition government party council cabinet city county district town village borough parish municipal appeal supreme high court navy army air force
  conservative labour liberal democrat democratic democrats republican socialist communist green greens independent lib dem tory tories
  campaign convention conference radio television tv talk show reality real estate hedge fund stock wall street venture capital nonprofit charity board chamber
  trade union business company firm group institute school academy church parish club team league festival museum theatre theater gallery orchestra
  billionaire millionaire republican presumptive likely leading joint branch district regional assembly
  majority minority house senate committee congressional federal attorney solicitor white family duty climate weather emergency crown imperial
  nobel prize olympic world cup record holder champion winner winning award best-selling bestselling`,
);

/** What a place is also called: `french` → `france`, `vt` → `vermont`. Regular forms (`russian`, `russia`) need no line. */
export const placeNames: ReadonlyMap<string, string> = new Map(
  `american:usa us:usa u.s:usa united-states:usa british:uk britain:uk england:uk english:uk scottish:scotland welsh:wales irish:ireland french:france dutch:netherlands german:germany spanish:spain
  danish:denmark swedish:sweden finnish:finland polish:poland turkish:turkey turkiye:turkey greek:greece swiss:switzerland chinese:china filipino:philippines thai:thailand
  norwegian:norway icelandic:iceland belgian:belgium czech:czechia israeli:israel iraqi:iraq pakistani:pakistan saudi:saudi-arabia emirati:emirates
  portuguese:portugal japanese:japan vietnamese:vietnam burmese:myanmar afghan:afghanistan kazakh:kazakhstan uzbek:uzbekistan
  argentine:argentina brazilian:brazil peruvian:peru canadian:canada mexican:mexico ukrainian:ukraine kyiv:ukraine kiev:ukraine moscow:russia kremlin:russia
  washington:usa london:uk paris:france berlin:germany beijing:china tokyo:japan
  ala:alabama al:alabama ariz:arizona az:arizona ark:arkansas ar:arkansas calif:california ca:california colo:colorado conn:connecticut ct:connecticut
  del:delaware fla:florida fl:florida ga:georgia ia:iowa ill:illinois il:illinois ind:indiana kan:kansas ks:kansas ky:kentucky mass:massachusetts
  md:maryland mich:michigan mi:michigan minn:minnesota mn:minnesota mo:missouri miss:mississippi mont:montana mt:montana neb:nebraska ne:nebraska
  nev:nevada nv:nevada nh:new-hampshire nj:new-jersey nm:new-mexico ny:new-york nc:north-carolina nd:north-dakota oh:ohio okla:oklahoma ore:oregon
  penn:pennsylvania pa:pennsylvania ri:rhode-island sc:south-carolina sd:south-dakota tenn:tennessee tn:tennessee tex:texas tx:texas ut:utah vt:vermont va:virginia wash:washington-state
  ma:massachusetts me:maine la:louisiana ok:oklahoma id:idaho hi:hawaii de:delaware co:colorado ms:mississippi wis:wisconsin wi:wisconsin wva:west-virginia wv:west-virginia wyo:wyoming wy:wyoming`
    .split(/\s+/u)
    .map((pair) => pair.split(':') as [string, string]),
);

/** So wide that a place inside them is no other place. */
export const widePlaces: ReadonlySet<string> = words(
  'usa uk germany france canada australia india china russia mexico brazil spain italy',
);

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/u));
}

/** `a-b` stands for both orders. */
function pairs(text: string): ReadonlySet<string> {
  return new Set(
    text
      .trim()
      .split(/\s+/u)
      .flatMap((pair) => {
        const [one, other] = pair.split('-') as [string, string];
        return [`${one} ${other}`, `${other} ${one}`];
      }),
  );
}
