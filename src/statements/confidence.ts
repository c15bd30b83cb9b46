/**
 * How likely a statement is right: for each rule the share of its candidates, on the training half of PolNeAR, that agree with
 * the gold (content Dice at least 0.8, right source). Printed by `bench/accuracy/statements`.
 */

/** Rule → share right, 0 to 1. */
export const shareRight: Readonly<Record<string, number>> = {
  'according-after': 0.74, // 251 of 338
  'according-after/according-to': 0.74, // 251 of 338
  'according-front': 0.8, // 61 of 76
  'according-front/according-to': 0.8, // 61 of 76
  closing: 0.8, // 196 of 244
  'closing-inside': 0.68, // 148 of 219
  'closing-inside/pronoun': 0.69, // 57 of 83
  'closing-inside/subject': 0.68, // 82 of 120
  'closing/inverted-subject': 0.94, // 30 of 32
  'closing/pronoun': 0.8, // 47 of 59
  'closing/subject': 0.79, // 119 of 150
  continued: 0.09, // 1 of 11
  'cue-colon': 0.38, // 8 of 21
  floating: 0.13, // 9 of 72
  'floating/sentence-before': 0.13, // 9 of 72
  'gerund-clause': 0.52, // 24 of 46
  'gerund-clause/participle-subject': 0.52, // 24 of 46
  'gerund-object': 0.34, // 31 of 90
  'gerund-object/participle-subject': 0.34, // 31 of 90
  'gerund-preposition': 0.35, // 6 of 17
  'gerund-that': 0.73, // 8 of 11
  'gerund-to': 0.44, // 4 of 9
  'gerund-wh': 0.25, // 2 of 8
  'headline-colon': 0.86, // 31 of 36
  'headline-colon/headline-colon': 0.86, // 31 of 36
  hedged: 0.3, // 7 of 23
  'participle-clause': 0.63, // 199 of 315
  'participle-clause/participle-subject': 0.64, // 198 of 309
  'participle-object': 0.49, // 85 of 172
  'participle-object-to': 0.27, // 4 of 15
  'participle-object/participle-subject': 0.49, // 85 of 172
  'participle-preposition': 0.57, // 40 of 70
  'participle-preposition/participle-subject': 0.57, // 40 of 70
  'participle-that': 0.4, // 10 of 25
  'participle-to': 0.44, // 12 of 27
  'participle-to/participle-subject': 0.44, // 12 of 27
  'participle-told': 0.64, // 14 of 22
  'participle-wh': 0.5, // 8 of 16
  'passive-asked': 0.71, // 12 of 17
  'passive-expected': 0.51, // 46 of 90
  'passive-expected/none': 0.51, // 46 of 90
  'quote-after': 0.73, // 431 of 591
  'quote-after-participle': 0.67, // 61 of 91
  'quote-after-participle/participle-subject': 0.67, // 61 of 91
  'quote-after/elided-subject': 0.48, // 12 of 25
  'quote-after/pronoun': 0.77, // 131 of 170
  'quote-after/subject': 0.74, // 280 of 379
  'quote-before': 0.92, // 2169 of 2355
  'quote-before/pronoun': 0.93, // 795 of 859
  'quote-before/subject': 0.92, // 1374 of 1494
  'quote-colon': 0.69, // 24 of 35
  'quote-colon/colon': 0.69, // 24 of 35
  'quote-inverted': 0.84, // 611 of 730
  'quote-inverted/inverted-subject': 0.84, // 611 of 730
  'reported-clause': 0.73, // 2386 of 3265
  'reported-clause/elided-subject': 0.6, // 87 of 145
  'reported-clause/pronoun': 0.7, // 416 of 591
  'reported-clause/relative': 0.39, // 53 of 137
  'reported-clause/subject': 0.77, // 1830 of 2392
  'reported-object': 0.57, // 1031 of 1811
  'reported-object-to': 0.58, // 85 of 146
  'reported-object-to/pronoun': 0.44, // 15 of 34
  'reported-object-to/subject': 0.66, // 65 of 98
  'reported-object/elided-subject': 0.43, // 55 of 127
  'reported-object/pronoun': 0.55, // 213 of 390
  'reported-object/subject': 0.59, // 762 of 1293
  'reported-preposition': 0.56, // 270 of 482
  'reported-preposition/elided-subject': 0.45, // 15 of 33
  'reported-preposition/pronoun': 0.58, // 53 of 92
  'reported-preposition/subject': 0.57, // 202 of 357
  'reported-that': 0.65, // 202 of 313
  'reported-that/pronoun': 0.71, // 44 of 62
  'reported-that/subject': 0.63, // 139 of 219
  'reported-to': 0.51, // 249 of 487
  'reported-to/elided-subject': 0.57, // 20 of 35
  'reported-to/pronoun': 0.47, // 63 of 135
  'reported-to/subject': 0.52, // 165 of 316
  'reported-told': 0.71, // 135 of 189
  'reported-told/pronoun': 0.63, // 20 of 32
  'reported-told/subject': 0.75, // 109 of 145
  'reported-wh': 0.63, // 87 of 139
  'reported-wh/pronoun': 0.64, // 25 of 39
  'reported-wh/subject': 0.68, // 55 of 81
};

const unknownRule = 0.3;

/** The share for a rule and how its source was chosen; rules that were too rare to count get a low figure. */
export function confidenceOf(rule: string, sourceRule: string): number {
  return shareRight[`${rule}/${sourceRule}`] ?? shareRight[rule] ?? unknownRule;
}
