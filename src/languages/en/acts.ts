/**
 * What is done by saying something in English: verbs by act and stance. docs/acts.md says what each act means.
 * A verb stands with its particle, preposition or `to` where these change it: `call_for`, `ask_to` (`_` for a space).
 */
import type { ActEntry, ActWords } from '../../types/index.ts';
import { adjectiveRows, nounRows } from './act-nouns.ts';

type Row = readonly [act: string, stance: ActEntry['stance'], lemmas: string];

const verbRows: readonly Row[] = [
  [
    'assert',
    'said',
    `say state assert contend maintain claim allege aver tell tweet_out post blog retweet write email text tweet
    weigh_in speak_up come_out declare opine posit profess attest submit argue argue_for reason speak chant shout
    yell scream exclaim cry whisper interject mutter murmur roar thunder intone blurt deadpan gush fume recite utter
    begin start read open insist narrate pen title headline caption sign_off testify depose teach preach sing
    proclaim editorialize message trumpet scrawl accord_to quoth pronounce sum_up`,
  ],
  ['add', 'said', 'add continue go_on go_on_to follow_up chime_in carry_on interrupt'],
  [
    'note',
    'said',
    'note point_out point_to observe remark comment mention single_out refer_back touch_on comment_on single',
  ],
  [
    'emphasize',
    'said',
    'emphasize emphasise stress underscore underline highlight hammer_home drive_home accentuate focus_on dwell_on spotlight',
  ],
  [
    'reiterate',
    'said',
    'reiterate reaffirm repeat double_down restate echo renew stand_by parrot regurgitate retell double',
  ],
  [
    'explain',
    'said',
    `explain clarify specify detail elaborate outline lay_out spell_out expound illustrate define justify rationalize
    elaborate_on expand_on lay articulate go_into walk_through set_out`,
  ],
  [
    'describe',
    'said',
    `describe characterize characterise depict portray label dub liken compare brand call term paint cast name rank
    identify nickname frame contrast bill refer_to_as equate designate classify categorize summarize`,
  ],
  [
    'announce',
    'said',
    `announce disclose reveal publicize publicise unveil release issue publish introduce launch roll_out make_public
    put_out send_out divulge broadcast confide leak declassify circulate share advertise serve_notice debut
    email_out blast_out give_notice`,
  ],
  [
    'report',
    'said',
    'report recount relate cover document chronicle list record relay quote_as feature log expose uncover',
  ],
  [
    'find',
    'said',
    `find show indicate demonstrate estimate calculate determine conclude prove establish detect measure assess
    diagnose ascertain peg average poll tally track`,
  ],
  [
    'confirm',
    'said',
    'confirm acknowledge verify corroborate vouch vouch_for certify ratify validate affirm authenticate',
  ],
  ['admit', 'said', 'admit concede confess own_up_to cop_to fess_up allow'],
  [
    'deny',
    'said',
    'deny refute rebut disavow disown downplay dispute contest play_down gainsay contradict disclaim debunk negate dissociate distance back_away',
  ],
  [
    'reject',
    'said',
    `reject dismiss rebuff spurn rule_out turn_down repudiate scoff_at brush_off brush_aside shoot_down push_back
    wave_off shrug_off renounce disregard veto turn_away push_back_against shrug ignore write_off laugh_off
    disagree disagree_with differ balk balk_at discount bristle bristle_at object object_to`,
  ],
  ['warn', 'said', 'warn caution forewarn alert admonish warn_of warn_against warn_about'],
  [
    'suggest',
    'said',
    `suggest imply hint intimate signal insinuate allude allude_to hint_at float theorize theorise hypothesize
    hypothesise muse speculate conjecture ponder mull`,
  ],
  [
    'propose',
    'said',
    'propose recommend advocate advocate_for put_forward put_forth nominate table pitch prescribe sponsor',
  ],
  ['predict', 'said', 'predict forecast project foresee envision foretell prophesy envisage bet wager foreshadow'],
  ['recall', 'said', 'recall remember recollect reminisce look_back remind remind_of'],
  ['cite', 'said', 'cite quote invoke reference refer_to refer bring_up evoke point attribute attribute_to paraphrase'],
  [
    'answer',
    'said',
    'answer reply retort counter respond fire_back shoot_back hit_back react respond_to react_to return rejoin respond_with push_back_on clap_back snap snap_back parry',
  ],
  [
    'discuss',
    'said',
    'discuss raise reflect_on talk talk_about speak_of speak_about address debate deliberate confer converse negotiate spar broach tackle argue_over argue_about',
  ],
  ['joke', 'said', 'joke quip laugh smile chuckle kid wisecrack crack jest riff'],
  ['boast', 'said', 'boast brag crow gloat boast_of boast_about brag_about bluster'],
  [
    'ask',
    'said',
    'ask interview inquire wonder question query press_on quiz ask_about wonder_about ask_whether grill probe enquire interrogate',
  ],
  [
    'demand',
    'said',
    `demand call_for insist_on insist_upon order instruct direct require request ask_for command mandate decree
    press_for push_for lobby_for plead_for appeal_for ask_to tell_to call_upon call_on order_to instruct_to petition
    clamor clamour clamor_for subpoena dictate summon sue agitate_for shout_for cry_out_for push campaign_for
    fight_for forbid ban prohibit bar file`,
  ],
  [
    'urge',
    'said',
    `urge exhort implore beseech encourage advise counsel press plead beg lobby invite challenge appeal appeal_to
    nudge persuade convince coax prod goad pressure plead_with push_to dare entreat coach cajole convince_to
    pressure_to rally_to motivate`,
  ],
  [
    'promise',
    'said',
    'promise vow pledge swear undertake guarantee assure reassure commit commit_to agree_to ensure resolve',
  ],
  ['threaten', 'said', 'threaten menace'],
  ['offer', 'said', 'offer volunteer offer_to extend tender offer_up'],
  [
    'agree',
    'said',
    'agree sign concur agree_with side_with side accept consent acquiesce assent relent nod approve approve_of sign_off_on greenlight compromise subscribe_to agree_on adopt',
  ],
  [
    'refuse',
    'said',
    'refuse resist fail refuse_to decline decline_to avoid duck dodge sidestep evade demur hesitate shy_away',
  ],
  [
    'support',
    'said',
    `endorse identify_with align align_with support defend champion back speak_for stand_up_for rally_behind line_up_behind line_up embrace vote_for
    rally_around stump_for campaign stand_with stand_behind get_behind favor favour come_out_for rally cheer_for
    root_for promote coalesce lean_toward get_on_board`,
  ],
  [
    'oppose',
    'said',
    'oppose protest come_out_against speak_out_against vote_against rally_against campaign_against fight fight_against lobby_against buck block filibuster defy heckle boo',
  ],
  [
    'criticize',
    'said',
    `criticize criticise condemn denounce blast slam decry deplore lambast lambaste assail mock ridicule deride chide
    rebuke scold castigate bash berate excoriate disparage belittle skewer trash rip attack fault rail rail_against
    lash_out lash hit lay_into tear_into rip_into go_after speak_out inveigh needle savage vilify malign insult
    demean knock pan hammer hit_out call_out lash_out_at pillory jab denigrate lampoon reprimand scorn sneer scoff
    jeer disapprove disapprove_of taunt troll roast diss pummel chastise tweak rap revile upbraid harangue swipe_at
    go_off rant rant_about sound_off light_into hit_for zing ding`,
  ],
  ['accuse', 'said', 'accuse blame charge implicate indict'],
  [
    'complain',
    'said',
    'complain gripe grumble lament bemoan bewail whine moan grouse kvetch bellyache vent groan complain_about',
  ],
  [
    'praise',
    'said',
    'praise talk_up applaud hail laud commend extol extoll tout thank credit congratulate welcome celebrate salute toast compliment gush_over cheer honor honour thank_for rave',
  ],
  ['apologize', 'said', 'apologize apologise apologize_for apologise_for apologize_to'],
  ['express', 'said', 'express voice convey sigh sob weep emote display air communicate wish sympathize empathize'],
  [
    'believe',
    'believed',
    'believe think suspect assume presume reckon guess figure suppose believe_in consider_as find_as view regard deem see perceive interpret judge trust think_of imagine hold conceive',
  ],
  [
    'know',
    'believed',
    'know understand realize realise recognize recognise learn discover notice hear appreciate grasp sense find_out forget',
  ],
  ['doubt', 'believed', 'doubt disbelieve mistrust distrust second-guess'],
  ['expect', 'believed', 'expect anticipate look_forward look_forward_to await count_on bank_on expect_to'],
  [
    'plan',
    'intended',
    `plan intend aim mean_to try seek attempt look_to set_out_to strive endeavor endeavour contemplate consider
    move_to opt_to work_to struggle push_ahead design aim_for aspire gear_up look_for vie think_about toy toy_with`,
  ],
  ['decide', 'intended', 'decide rule appoint hire pass authorize choose opt elect vote vote_to settle_on vote_on'],
  ['want', 'intended', 'want prefer desire crave covet want_to need like_to wish_to lust'],
  ['hope', 'felt', 'hope hope_for long_for yearn wish_for pray dream long'],
  ['fear', 'felt', 'fear worry fret dread agonize panic worry_about fret_about'],
  [
    'feel',
    'felt',
    `feel like dislike love hate enjoy admire resent loathe care mind marvel rejoice delight despise detest adore
    relish sour anger alarm surprise upset concern stun shock offend puzzle`,
  ],
  ['regret', 'felt', 'regret rue repent'],
  ['suggest', 'believed', 'seem appear look sound resemble'],
  ['leave-open', 'said', 'leave_open keep_open'],
];

/** Spaces for `_`; what is listed twice keeps its first row. */
function table(rows: readonly Row[]): ReadonlyMap<string, ActEntry> {
  const entries = new Map<string, ActEntry>();
  for (const [act, stance, lemmas] of rows) {
    for (const written of lemmas.trim().split(/\s+/)) {
      const lemma = written.replaceAll('_', ' ');
      if (!entries.has(lemma)) entries.set(lemma, { act, stance });
    }
  }
  return entries;
}

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));
const said = (act: string): ActEntry => ({ act, stance: 'said' });

const verbs = table(verbRows);

export const acts: ActWords = {
  verbs,
  phrasalVerbs: new Set([...verbs.keys()].filter((key) => key.includes(' ')).map((key) => key.split(' ')[0]!)),
  nouns: table(nounRows),
  adjectives: table(adjectiveRows),
  lightVerbs: words(`make issue express voice offer take draw launch file release send hold lodge level
    extend share convey reach use cast receive hurl leave pose bring pay wage sound keep show post write do
    field face spark reject drop pen publish send_out repeat renew reiterate mount double maintain dismiss be lay`),
  raisingVerbs: words('seem appear go continue begin start proceed come tend use keep dare'),
  refusals: words('refuse decline fail neglect stop avoid resist'),
  sayings: words('assert add note explain announce confirm answer discuss describe cite report emphasize'),
  refusedSaying: said('decline'),
  negated: new Map([
    ['deny', said('leave-open')],
    ['reject', said('leave-open')],
    ['note', said('decline')],
    ['confirm', said('decline')],
    ['announce', said('decline')],
    ['answer', said('decline')],
    ['discuss', said('decline')],
    ['explain', said('decline')],
    ['promise', said('refuse')],
    ['offer', said('refuse')],
    ['agree', said('reject')],
    ['support', said('oppose')],
    ['doubt', { act: 'believe', stance: 'believed' }],
    ['believe', { act: 'doubt', stance: 'believed' }],
    ['expect', { act: 'doubt', stance: 'believed' }],
  ]),
  negatedQuestion: new Map([
    ['assert', said('decline')],
    ['add', said('decline')],
    ['note', said('decline')],
    ['know', { act: 'doubt', stance: 'believed' }],
    ['emphasize', { act: 'doubt', stance: 'believed' }],
  ]),
  mayAsk: words('assert add answer'),
  asking: said('ask'),
  citing: new Map([
    ['according', 'according to'],
    ['accord', 'according to'],
    ['per', 'per'],
    ['reportedly', 'reportedly'],
    ['allegedly', 'allegedly'],
  ]),
  unknown: {
    verb: said('assert'),
    infinitive: { act: 'plan', stance: 'intended' },
    noun: said('assert'),
    adjective: { act: 'feel', stance: 'felt' },
    other: said('assert'),
    hearsay: said('report'),
  },
};
