/** English words that the fields of a statement are read with: conditions, hearers, occasions, the reporter's doubt. */
import type { FieldWords } from '../../types/index.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

export const fields: FieldWords = {
  conditionMarks: words('if unless'),
  noConditionAfter: words('as even what'),
  noConditions: new Set(['if you will', 'if you like', 'if you please', 'if i may', 'if you know']),
  conditionPhrases: new Map([
    ['provided', ['that']],
    ['providing', ['that']],
    ['assuming', ['that']],
    ['as', ['long', 'as']],
    ['so', ['long', 'as']],
    ['on', ['condition', 'that']],
  ]),
  conditionParticiples: words('provided providing assuming'),
  conditionsAfterOnly: words('if when once after following with upon'),
  farFromOnly: words('if when once after following upon'),
  only: 'only',
  findingOut: words(
    'see know tell say learn find wonder decide determine check consider explain clear unclear sure disclose reveal specify care matter remember',
  ),
  heardVerbs:
    words(`tell urge ask warn remind assure reassure inform notify advise order instruct beg implore exhort encourage press
    invite challenge caution persuade convince lobby petition email text brief thank congratulate counsel entreat beseech
    direct command threaten alert nudge goad prod coax cajole pressure admonish query quiz`),
  heardPhrases: new Set(['call on', 'call upon', 'appeal to', 'plead with', 'prevail on', 'lean on']),
  givenVerbs: words('promise offer pledge show write send give guarantee'),
  hearerPrepositions: words('to before'),
  talkPrepositions: words('to with for'),
  unheardActs: words(
    'describe cite support oppose agree believe know reject expect plan want doubt refuse note find decide',
  ),
  messageNouns:
    words(`letter interview call conversation memo message email e-mail note remark statement speech address testimony
    presentation talk briefing question answer response reply apology appeal plea warning offer text comment tweet
    discussion chat pitch`),
  hearers:
    words(`crowd audience supporter donor voter colleague viewer listener follower friend ally caller member student staff
    staffer committee council congress parliament senate board jury court panel commission nation public reporter journalist
    lawmaker delegate guest activist official employee worker resident shareholder investor customer fan parent teacher
    people man woman everyone anyone somebody someone nobody party leader american police authority press media user
    subscriber reader passenger protester demonstrator attendee family child soldier troop veteran student graduate
    opponent rival critic inquiry hearing court conference meeting summit forum assembly class church team government ministry agency administration union host moderator interviewer`),
  venueNouns:
    words(`forum summit conference meeting rally interview hearing debate briefing speech event ceremony dinner convention
    assembly session seminar luncheon lunch breakfast gathering panel workshop symposium town-hall townhall broadcast programme
    program podcast vigil protest demonstration visit appearance statement tweet letter email e-mail memo post op-ed article
    editorial column essay book memoir blog report release press-release address remark testimony call show website site
    page segment documentary video message note affidavit filing lawsuit radio television tv commencement inauguration
    fundraiser reception picnic parade march stop tour trial testimony livestream webcast newsletter questionnaire debate hall
    sermon lecture toast eulogy monologue voicemail conversation discussion exchange talk presser roundtable gala
    ad advertisement commercial caption advisory bulletin transcript diary autobiography banquet service funeral wedding festival`),
  speechNouns: words(
    'speech remark address testimony statement talk comment lecture presentation call appearance message interview conversation',
  ),
  platforms: words(
    'twitter facebook instagram youtube reddit snapchat telegram tiktok linkedin tumblr periscope mastodon bluesky x whatsapp weibo vkontakte threads',
  ),
  venuePrepositions: words('at in on during via over'),
  placePrepositions: words('in at from outside near inside aboard'),
  timePrepositions: words('on in at during over within late early this last'),
  towns: 'in',
  belonging: 'of',
  placeNouns:
    words(`airport headquarters courthouse church school university campus hotel restaurant square street stage office
    courtroom station stadium arena podium lectern lobby pier quay harbour harbor port factory plant farm hospital library
    museum park garden embassy consulate palace mosque synagogue temple cathedral home house building centre center steps gate`),
  speakingVerbs: words(
    'speak address appear talk testify campaign rally stand write tweet post lecture preach appear stump sit',
  ),
  hedgeAdverbs: words(
    'reportedly allegedly supposedly apparently purportedly seemingly ostensibly presumably evidently',
  ),
  hedgeVerbs: words('appear seem'),
  hearsayVerbs: words('say report believe rumor rumour allege think understand'),
  negations: words("not n't never nor neither hardly"),
  notNegatedBefore: words(
    'only just merely simply before until because surprisingly unexpectedly coincidentally least',
  ),
  notNegatedNouns: words('secret bones mistake'),
  nobody: words('nobody none'),
  no: words('no neither'),
  alternatives: words('or nor'),
  without: words('without'),
  infinitiveMark: 'to',
  questionMarks: words('whether if'),
  wordlessObjects: words('truth story lie thing joke what it this that these those nothing something everything tale'),
  groupNouns:
    words(`people police staff team group crowd audience public many some others both most those several few they we family
    couple majority minority band gang clergy percent half third most all none personnel coalition crew mob faction delegation`),
  documents: words(
    'note notes review reviews audit audits memoir diary diaries email e-mail emails e-mails transcript transcripts brief minutes charter ruling decree newsletter notice notices plaque inscription words remarks comments answers replies tweets messages',
  ),
  anonymous: words('familiar anonymous unnamed anonymity unidentified sources insider insiders'),
  organizationNouns: words(
    'campaign administration government company firm newspaper network station magazine outlet paper media press',
  ),
};
