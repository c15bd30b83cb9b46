/** Countries, regions, large cities and the words for their people, lower case. `georgia`, `jordan` and the like are names as well. */
const list = (words: string): ReadonlySet<string> =>
  new Set(
    words
      .split(/[;\n]/)
      .map((word) => word.trim())
      .filter(Boolean),
  );

export const places = list(`
  afghanistan; albania; algeria; andorra; angola; argentina; armenia; australia; austria; azerbaijan; bahamas;
  bahrain; bangladesh; barbados; belarus; belgium; belize; benin; bhutan; bolivia; botswana; brazil; britain; brunei;
  bulgaria; burundi; cambodia; cameroon; canada; chad; chile; china; colombia; congo; croatia; cuba; cyprus; czechia;
  denmark; djibouti; ecuador; egypt; england; eritrea; estonia; ethiopia; europe; fiji; finland; france; gabon;
  gambia; georgia; germany; ghana; greece; greenland; grenada; guatemala; guinea; guyana; haiti; honduras; hungary;
  iceland; india; indonesia; iran; iraq; ireland; israel; italy; jamaica; japan; jordan; kazakhstan; kenya; kosovo;
  kuwait; kyrgyzstan; laos; latvia; lebanon; lesotho; liberia; libya; liechtenstein; lithuania; luxembourg;
  madagascar; malawi; malaysia; maldives; mali; malta; mauritania; mauritius; mexico; micronesia; moldova; monaco;
  mongolia; montenegro; morocco; mozambique; myanmar; namibia; nauru; nepal; netherlands; nicaragua; niger; nigeria;
  norway; oman; pakistan; palau; palestine; panama; paraguay; peru; philippines; poland; portugal; qatar; romania;
  russia; rwanda; samoa; scotland; senegal; serbia; seychelles; singapore; slovakia; slovenia; somalia; spain; sudan;
  suriname; sweden; switzerland; syria; taiwan; tajikistan; tanzania; thailand; tibet; togo; tonga; tunisia; turkey;
  turkmenistan; uganda; ukraine; uruguay; uzbekistan; vanuatu; venezuela; vietnam; wales; yemen; zambia; zimbabwe;
  crimea; chechnya; gaza; asia; africa; america; antarctica; united states; united kingdom; united arab emirates;
  saudi arabia; south korea; north korea; south africa; new zealand; sri lanka; costa rica; el salvador;
  dominican republic; czech republic; ivory coast; sierra leone; south sudan; burkina faso; cape verde; east timor;
  papua new guinea; solomon islands; northern ireland; north macedonia; bosnia and herzegovina; bosnia; puerto rico;
  hong kong; west bank; gaza strip; middle east; latin america; south america; north america; central america;
  soviet union; east asia; southeast asia; balkans; caucasus; baltics; scandinavia; siberia; far east; persian gulf;
  black sea; baltic sea; south china sea; mediterranean; arctic; u.s.; u.k.; u.s.a.; usa; us; uk; uae; u.a.e.;
  alabama; alaska; arizona; arkansas; california; colorado; connecticut; delaware; florida; hawaii; idaho; illinois;
  indiana; iowa; kansas; kentucky; louisiana; maine; maryland; massachusetts; michigan; minnesota; mississippi;
  missouri; montana; nebraska; nevada; new hampshire; new jersey; new mexico; new york; north carolina; north dakota;
  ohio; oklahoma; oregon; pennsylvania; rhode island; south carolina; south dakota; tennessee; texas; utah; vermont;
  virginia; west virginia; wisconsin; wyoming; ontario; quebec; alberta; british columbia; manitoba; saskatchewan;
  nova scotia; new south wales; queensland; tasmania; bavaria; saxony; catalonia; donbas; donetsk; luhansk; kherson;
  zaporizhzhia; kashmir; punjab; kurdistan; guam; washington; washington, d.c.; new york city; los angeles; chicago;
  houston; phoenix; philadelphia; san antonio; san diego; dallas; san francisco; austin; seattle; denver; boston;
  detroit; memphis; portland; las vegas; baltimore; milwaukee; atlanta; miami; cleveland; new orleans; pittsburgh;
  cincinnati; st. louis; minneapolis; charlotte; columbus; kansas city; salt lake city; sacramento; brooklyn;
  manhattan; london; manchester; birmingham; liverpool; edinburgh; glasgow; cardiff; belfast; dublin; paris;
  marseille; lyon; brussels; antwerp; amsterdam; rotterdam; the hague; berlin; munich; hamburg; frankfurt; cologne;
  bonn; vienna; zurich; geneva; bern; davos; rome; milan; naples; venice; turin; madrid; barcelona; valencia; lisbon;
  porto; athens; thessaloniki; istanbul; ankara; moscow; st. petersburg; saint petersburg; vladivostok; kazan; sochi;
  kyiv; kiev; kharkiv; odesa; odessa; lviv; mariupol; bakhmut; minsk; warsaw; krakow; gdansk; prague; brno;
  bratislava; budapest; bucharest; sofia; belgrade; zagreb; sarajevo; skopje; tirana; pristina; podgorica; ljubljana;
  chisinau; vilnius; riga; tallinn; helsinki; stockholm; gothenburg; oslo; bergen; copenhagen; reykjavik; tbilisi;
  yerevan; baku; astana; tashkent; bishkek; dushanbe; kabul; kandahar; islamabad; karachi; lahore; new delhi; delhi;
  mumbai; kolkata; chennai; bangalore; dhaka; colombo; kathmandu; beijing; shanghai; guangzhou; shenzhen; wuhan;
  taipei; tokyo; osaka; hiroshima; seoul; pyongyang; ulaanbaatar; hanoi; bangkok; phnom penh; vientiane; yangon;
  kuala lumpur; jakarta; manila; canberra; sydney; melbourne; brisbane; perth; wellington; auckland; tehran; baghdad;
  mosul; basra; damascus; aleppo; beirut; amman; jerusalem; tel aviv; haifa; ramallah; riyadh; jeddah; mecca; doha;
  dubai; abu dhabi; muscat; sanaa; aden; cairo; alexandria; tripoli; benghazi; tunis; algiers; rabat; casablanca;
  khartoum; addis ababa; nairobi; mombasa; kampala; kigali; dar es salaam; mogadishu; lagos; abuja; accra; dakar;
  bamako; kinshasa; luanda; lusaka; harare; johannesburg; pretoria; cape town; ottawa; toronto; montreal; vancouver;
  calgary; mexico city; tijuana; havana; port-au-prince; kingston; caracas; bogota; bogotá; quito; lima; la paz;
  santiago; buenos aires; montevideo; asuncion; brasilia; brasília; sao paulo; são paulo; rio de janeiro;
  panama city; san salvador; guatemala city; tegucigalpa; managua; san juan; strasbourg; luxembourg city; guantanamo;
  ala.; ariz.; ark.; calif.; colo.; conn.; fla.; ill.; kan.; ky.; mass.; mich.; minn.; neb.; nev.; n.c.; n.d.; n.h.; n.j.; n.m.; n.y.;
  okla.; ore.; pa.; r.i.; s.c.; s.d.; tenn.; tex.; va.; vt.; w.va.; wis.; wyo.; d.c.
`);

/** Adjectives and nouns of belonging: `Russian` before an office is a part of the role, not a place. */
export const demonyms = list(`
  afghan; albanian; algerian; andorran; angolan; argentine; argentinian; armenian; australian; austrian; azerbaijani;
  bahamian; bahraini; bangladeshi; barbadian; belarusian; belgian; belizean; beninese; bhutanese; bolivian;
  brazilian; british; briton; bruneian; bulgarian; burundian; cambodian; cameroonian; canadian; chadian; chilean;
  chinese; colombian; congolese; croatian; cuban; cypriot; czech; danish; dane; djiboutian; ecuadorian; egyptian;
  english; eritrean; estonian; ethiopian; european; fijian; finnish; french; gabonese; gambian; georgian; german;
  ghanaian; greek; greenlandic; grenadian; guatemalan; guinean; guyanese; haitian; honduran; hungarian; icelandic;
  indian; indonesian; iranian; iraqi; irish; israeli; italian; jamaican; japanese; jordanian; kazakh; kenyan;
  kosovar; kuwaiti; kyrgyz; laotian; latvian; lebanese; liberian; libyan; lithuanian; luxembourgish; malagasy;
  malawian; malaysian; maldivian; malian; maltese; mauritanian; mauritian; mexican; micronesian; moldovan;
  monegasque; mongolian; montenegrin; moroccan; mozambican; burmese; namibian; nepalese; nepali; dutch; nicaraguan;
  nigerien; nigerian; norwegian; omani; pakistani; palauan; palestinian; panamanian; paraguayan; peruvian; filipino;
  philippine; polish; portuguese; qatari; romanian; russian; rwandan; samoan; scottish; senegalese; serbian;
  singaporean; slovak; slovenian; slovene; somali; spanish; sudanese; surinamese; swedish; swiss; syrian; taiwanese;
  tajik; tanzanian; thai; tibetan; togolese; tongan; tunisian; turkish; turkmen; ugandan; ukrainian; uruguayan;
  uzbek; venezuelan; vietnamese; welsh; yemeni; zambian; zimbabwean; crimean; chechen; gazan; asian; african;
  american; north korean; south korean; saudi; emirati; bosnian; kurdish; arab; soviet; western; eastern; catalan;
  basque; scot; u.s.; jewish; muslim; christian; catholic; democratic; republican; spaniard; latin; south african;
`);

export const demonymEndings: ReadonlySet<string> = new Set(['n', 'an', 'ian', 'ese', 'ish', 'i']);

export const placeMarkers: ReadonlySet<string> = new Set(['in', 'across', 'throughout', 'neighbouring', 'neighboring']);
