/** Abbreviations, with their full stop: the stop does not end a sentence by itself. */
const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

export const abbreviations = list(`
  mr. mrs. ms. mx. dr. prof. messrs. mme. mlle. rev. fr. hon. sr. jr. st. ste. mt. ft. esq. msgr.
  rep. reps. sen. sens. gov. govs. pres. atty. amb. del. assemb. sec. supt. dir. mgr. asst. assoc. spox.
  gen. lt. col. maj. capt. cmdr. cmdre. adm. sgt. cpl. pvt. brig. spc. pfc. ltcol. det. insp. off. ofc.
  jan. feb. apr. jun. jul. aug. sept. sep. oct. nov. dec. mon. tue. tues. thu. thur. thurs. fri.
  ala. ariz. ark. calif. colo. conn. fla. ga. ill. ind. kan. ky. la. md. mich. minn. miss. mont. neb. nev.
  okla. ore. pa. penn. tenn. tex. vt. va. wash. wis. wyo. mo. que. ont.
  inc. corp. co. cos. ltd. llc. bros. plc. dept. univ. assn. natl. intl. govt. admin. comm. cttee.
  ave. blvd. rd. hwy. rte. pkwy. bldg. apt. vs. v. etc. al. cf. viz. approx. est. ca. c. incl. excl. esp.
  ph.d. phd. d.phil. ed.d. m.d. b.a. m.a. b.sc. m.sc. ll.b. ll.m. j.d. m.p. r.n.
  e.g. i.e. a.m. p.m. a.d. b.c. a.k.a. r.i.p. n.b. p.s. d.c. n.y. n.j. n.c. n.h. n.m. s.c. s.d. n.d. w.va. r.i.
  u.s. u.k. u.n. e.u. u.s.a. u.s.s.r. u.a.e. l.a.
  oz. lb. lbs. mph. km. cm. mm. kg. sq. cu. hr. hrs. min. sec. yr. yrs. mil. bn. tn. ed. eds. trans. cont. ext. tel.
`);

/** A sentence may still end after these, when a word that begins sentences comes next. */
export const closingAbbreviations = list(`
  inc. corp. co. cos. ltd. llc. bros. plc. etc. al. jr. sr. esq. ave. blvd. rd.
  ph.d. m.d. b.a. m.a. j.d. m.p. a.m. p.m. a.d. b.c. d.c. n.y. n.j. n.c. s.c. u.s. u.k. u.n. e.u. u.s.a. u.s.s.r. u.a.e. l.a.
  calif. fla. ga. ill. pa. va. wash. wis. mass. mich. minn. tenn. tex. ore. ariz. conn. md. mo. nev. okla.
  jan. feb. apr. aug. sept. oct. nov. dec. dept. assn. govt. lbs. hrs. yrs. mph. bn. mil.
`);

/** Words unless a number follows. */
export const numericAbbreviations = list(
  'no. nos. vol. vols. p. pp. art. arts. fig. figs. ch. par. mar. sat. sun. wed. mass. min. sec.',
);

/** Those that may be written in lower case; all others are abbreviations only with a capital (`Ill.`, but `he was ill.`). */
export const smallAbbreviations = list(`
  inc. corp. co. ltd. dept. univ. assn. govt. ave. blvd. vs. v. etc. al. cf. viz. approx. est. ca. c. incl. excl. esp.
  e.g. i.e. a.m. p.m. a.k.a. b.c. a.d. n.b. p.s. oz. lb. lbs. mph. km. cm. mm. kg. sq. cu. hr. hrs. yr. yrs. bn. tn. ed. eds.
  trans. ext. tel. mr. mrs. ms. dr. prof. sgt. lt. col. capt. gen. sr. jr. st. u.s. u.k. u.n. e.u. ph.d. m.d.
`);
