/**
 * How likely a statement is right: for each rule the share of its candidates, on the training half of PolNeAR, that agree with
 * the gold (content Dice at least 0.8, right source). Printed by `bench/accuracy/statements`
 * (rules found fewer than 8 times, and pairs found fewer than 25 times, are left out).
 */

/** Rule → share right, 0 to 1. */
export const shareRight: Readonly<Record<string, number>> = {
  'according-after': 0.74, // 253 of 341
  'according-after/according-to': 0.74, // 253 of 341
  'according-front': 0.81, // 62 of 77
  'according-front/according-to': 0.81, // 62 of 77
  closing: 0.8, // 196 of 246
  'closing-inside': 0.67, // 146 of 217
  'closing-inside/pronoun': 0.69, // 57 of 83
  'closing-inside/subject': 0.69, // 82 of 119
  'closing/inverted-subject': 0.91, // 30 of 33
  'closing/pronoun': 0.8, // 47 of 59
  'closing/subject': 0.79, // 119 of 151
  continued: 0.1, // 1 of 10
  'cue-colon': 0.36, // 8 of 22
  floating: 0.12, // 9 of 75
  'floating/sentence-before': 0.12, // 9 of 75
  'gerund-clause': 0.53, // 25 of 47
  'gerund-clause/participle-subject': 0.53, // 25 of 47
  'gerund-object': 0.34, // 32 of 93
  'gerund-object/participle-subject': 0.34, // 32 of 93
  'gerund-preposition': 0.35, // 6 of 17
  'gerund-that': 0.62, // 8 of 13
  'gerund-to': 0.44, // 4 of 9
  'gerund-wh': 0.25, // 2 of 8
  'headline-colon': 0.86, // 31 of 36
  'headline-colon/headline-colon': 0.86, // 31 of 36
  hedged: 0.3, // 7 of 23
  'participle-clause': 0.64, // 207 of 325
  'participle-clause/participle-subject': 0.65, // 206 of 319
  'participle-object': 0.51, // 91 of 179
  'participle-object-to': 0.32, // 6 of 19
  'participle-object/participle-subject': 0.51, // 91 of 179
  'participle-preposition': 0.58, // 44 of 76
  'participle-preposition/participle-subject': 0.58, // 44 of 76
  'participle-that': 0.47, // 14 of 30
  'participle-that/participle-subject': 0.48, // 14 of 29
  'participle-to': 0.47, // 14 of 30
  'participle-to/participle-subject': 0.47, // 14 of 30
  'participle-told': 0.65, // 15 of 23
  'participle-wh': 0.47, // 8 of 17
  'passive-asked': 0.68, // 13 of 19
  'passive-expected': 0.51, // 46 of 90
  'passive-expected/none': 0.51, // 46 of 90
  'quote-after': 0.73, // 443 of 604
  'quote-after-participle': 0.67, // 64 of 96
  'quote-after-participle/participle-subject': 0.67, // 64 of 96
  'quote-after/elided-subject': 0.5, // 14 of 28
  'quote-after/pronoun': 0.77, // 133 of 173
  'quote-after/subject': 0.75, // 288 of 386
  'quote-before': 0.92, // 2202 of 2389
  'quote-before/pronoun': 0.93, // 808 of 872
  'quote-before/subject': 0.92, // 1394 of 1516
  'quote-colon': 0.71, // 24 of 34
  'quote-colon/colon': 0.71, // 24 of 34
  'quote-inverted': 0.84, // 613 of 732
  'quote-inverted/inverted-subject': 0.84, // 613 of 732
  'reported-clause': 0.73, // 2425 of 3322
  'reported-clause/elided-subject': 0.6, // 92 of 154
  'reported-clause/pronoun': 0.7, // 420 of 600
  'reported-clause/relative': 0.4, // 55 of 139
  'reported-clause/subject': 0.76, // 1858 of 2429
  'reported-object': 0.57, // 1043 of 1831
  'reported-object-to': 0.59, // 86 of 147
  'reported-object-to/pronoun': 0.44, // 15 of 34
  'reported-object-to/subject': 0.67, // 66 of 98
  'reported-object/elided-subject': 0.42, // 56 of 134
  'reported-object/pronoun': 0.55, // 214 of 391
  'reported-object/subject': 0.59, // 772 of 1305
  'reported-preposition': 0.56, // 273 of 487
  'reported-preposition/elided-subject': 0.46, // 16 of 35
  'reported-preposition/pronoun': 0.58, // 53 of 92
  'reported-preposition/subject': 0.57, // 204 of 360
  'reported-that': 0.65, // 204 of 316
  'reported-that/pronoun': 0.7, // 45 of 64
  'reported-that/subject': 0.64, // 140 of 220
  'reported-to': 0.51, // 248 of 488
  'reported-to/elided-subject': 0.54, // 19 of 35
  'reported-to/pronoun': 0.46, // 63 of 136
  'reported-to/subject': 0.52, // 165 of 316
  'reported-told': 0.72, // 138 of 192
  'reported-told/pronoun': 0.64, // 21 of 33
  'reported-told/subject': 0.76, // 111 of 147
  'reported-wh': 0.63, // 87 of 139
  'reported-wh/pronoun': 0.64, // 25 of 39
  'reported-wh/subject': 0.68, // 55 of 81
};

const unknownRule = 0.3;

/** The share for a rule and how its source was chosen; rules that were too rare to count get a low figure. */
export function confidenceOf(rule: string, sourceRule: string): number {
  return shareRight[`${rule}/${sourceRule}`] ?? shareRight[rule] ?? unknownRule;
}
