/** How English interviews and transcripts are written down: labels, who may speak, stage directions. Lower case. */
import type { TranscriptWords } from '../../types/index.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s*\n\s*|\s*,\s*/));

export const transcripts: TranscriptWords = {
  questionLabels: words('q, question'),
  answerLabels: words('a, answer'),
  speakers: words(`
    reporter, reporters, moderator, host, anchor, interviewer, interpreter, translator, narrator, operator, audience, crowd, voice,
    speaker, question, questioner, caller, witness, judge, clerk, chair, chairman, chairwoman, chairperson, male, female, man, woman,
    unidentified, unknown, participant, member, announcer, correspondent, prosecutor, defense, defence, counsel, both, all, several`),
  notSpeakers: words(`
    photo, photos, image, images, picture, pictures, video, audio, watch, listen, read, see, more, read more, related, credit, source,
    sources, via, by, author, authors, editor's note, note, notes, update, updated, correction, clarification, breaking, exclusive,
    opinion, analysis, editorial, review, explainer, live, latest, the latest, more on this, date, dates, time, times, hours, when, where, who,
    what, why, how, venue, location, address, place, price, prices, cost, costs, tickets, admission, entry, phone, tel, telephone, fax, email,
    e-mail, website, web, online, contact, contacts, info, information, details, rating, score, scores, result, results, final, total,
    ingredients, serves, method, director, cast, starring, genre, running time, isbn, publisher, pages, length, age, ages, height, weight,
    born, died, education, occupation, hometown, family, position, party, status, type, size, model, year, years, distance, tip, tips,
    warning, example, examples, reason, reasons, background, context, facts, fact, fact check, claim, verdict, the facts, truth, summary, conclusion,
    bottom line, takeaway, key points, transcript, file, caption, getty, reuters, follow, share, tags, topics, filed under, topic, keywords, subject,
    re, to, from, cc, bcc, ps, p.s., nb, n.b., step, part, chapter, section, lesson, round, game, match, week, day, month, pros, cons, winner,
    winners, losers, loser, poll, polls, yes, no, first, second, third, fourth, fifth, finally, also, still, next, now, today, tomorrow,
    yesterday, tonight, remember, look, bombshell, report, headline, headlines, delegates, votes, seats, points, goals, assists, attendance`),
  stageDirections: words(`
    applause, laughter, laughs, laughing, crosstalk, cross-talk, inaudible, unintelligible, cheers, cheering, booing, boos, chuckles,
    sighs, pause, pauses, silence, music, indiscernible, gestures, nods, smiles, coughs`),
  ownPronouns: words("i, me, my, mine, myself, we, us, our, ours, ourselves, you, your, yours, yourself, let's"),
  addressPronouns: words('you, your, yours, yourself'),
  interviewWords: words('interview, speak, talk, sit, chat, conversation, q&a, converse'),
  interviewPrepositions: words('with, to'),
};
