/** Words that make a capitalised run an organisation's name, and some organisations that have none of them. */
const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));
const lines = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s*\n\s*/));

export const organizationWords = list(`
  ministry department agency bureau office commission committee council board authority administration service services directorate
  party coalition alliance movement front union federation confederation association society league club institute institution
  foundation trust fund bank group company corporation inc. inc corp. corp co. ltd. ltd llc plc gmbh holdings industries partners
  university college school academy hospital church diocese court tribunal parliament congress senate assembly legislature cabinet
  police army navy guard corps command forces brigade regiment times post journal tribune herald gazette chronicle telegraph guardian
  news press radio television network broadcasting magazine review forum summit conference organization organisation center centre
  airlines airways motors energy oil gas pharmaceuticals laboratories technologies systems securities capital insurance media
  railway railways rail towage shipping ferries guild syndicate cooperative co-operative consortium brewery shipyard shipyards
  infirmary clinic museum theatre theater library archive archives orchestra chamber confederacy congregation
  freight foods logistics steel transit telecom telecommunications textiles chemicals electronics electrical
  engineering builders developments haulage cruises mining metals petroleum refining plastics ceramics glassworks
  ironworks steelworks waterworks brewers distillers distillery bakeries bakery dairies dairy fisheries packaging
  publishing publishers software robotics semiconductors biotech biosciences therapeutics healthcare diagnostics
  aerospace aviation aircraft utilities renewables solar wireless networks studios entertainment hotels resorts
  supermarkets outfitters retail brands apparel furniture cosmetics beverages breweries vineyards ventures
  investments equities assurance financial lending mutual reinsurance brokers consulting consultants solutions
  enterprises associates athletic rovers wanderers
  campaign show project initiative task-force taskforce caucus panel secretariat treasury exchange observatory watch
`);

export const organizations = lines(`
  kremlin
  white house
  state department
  pentagon
  downing street
  capitol hill
  supreme court
  congress
  senate
  house
  house of representatives
  parliament
  bundestag
  bundesrat
  knesset
  duma
  state duma
  verkhovna rada
  elysee
  vatican
  holy see
  european union
  european commission
  united nations
  security council
  general assembly
  nato
  eu
  un
  u.n.
  e.u.
  fbi
  cia
  nsa
  dhs
  gop
  dnc
  rnc
  imf
  who
  wto
  opec
  unicef
  unesco
  opcw
  iaea
  osce
  isis
  hamas
  hezbollah
  taliban
  al qaeda
  al-qaeda
  al qaida
  islamic state
  boko haram
  al shabaab
  al-shabaab
  homeland security
  secret service
  internal revenue service
  reuters
  associated press
  bloomberg
  cnn
  msnbc
  nbc
  cbs
  abc
  bbc
  pbs
  npr
  politico
  facebook
  twitter
  google
  microsoft
  apple
  amazon
  tesla
  boeing
  airbus
  gazprom
  rosneft
  exxonmobil
  wall street
  federal reserve
  world bank
  amnesty international
  human rights watch
  red cross
  greenpeace
  planned parenthood
  wikileaks
  black lives matter
`);
