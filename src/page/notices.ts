/**
 * Pages that say something to the visitor instead of telling a story: an error page sent with status 200, a consent wall, a check
 * for robots. Known by what such pages say in many languages, and only where the page has little prose, no author and
 * no date: a story about cookies has all three. Lists of facts, no rules for single publishers.
 */
import type { PageDraft } from './draft.ts';

export type Notice = 'error' | 'consent' | 'check';

/** More prose than this, in characters, is a story. */
const longestNotice = { error: 1200, check: 1200, consent: 4000 } as const;

/** A status by itself or with its name, at an end of the title: not the 404 of "Pier 404 stays open" nor the 500 of "500 barges wait". */
const errorStatus =
  /(?:^|[|:]\s*|\s[–—-]\s+)(?:http\s+)?(?:error\s+)?(?:40[0134]|410|50[0234])(?=\s*$|\s*[|:!]|\s+[–—-]\s|\.\s*$|\s+(?:error|forbidden|gone|bad request|unauthori[sz]ed|gateway time-?out)\b)|\berror\s+(?:40[0134]|410|50[0234])\b/iu;

const errorHeading =
  /(?:page|site|article|story|content) (?:not found|is missing|does(?: not|n't) exist|(?:is )?(?:no longer|not) available)|not found$|seite (?:wurde )?nicht gefunden|nicht gefunden$|page (?:introuvable|non trouvée)|página no encontrada|no encontrad[ao]$|pagina non trovata|página não encontrada|pagina niet gevonden|sidan (?:finns inte|hittades inte|kunde inte hittas)|siden (?:finnes|findes|ble|blev) ikke|sivua ei löyt|strona nie (?:istnieje|została znaleziona)|nie znaleziono strony|stránka (?:nenalezena|nebyla nalezena|neexistuje)|страница не найдена|сторінку не знайдено|sayfa bulunamadı|halaman tidak ditemukan|ページが見つかりません|お探しのページ|페이지를 찾을 수 없|页面不存在|找不到页面|الصفحة غير موجودة|הדף לא נמצא|something went wrong|internal server error|service unavailable|bad gateway|temporarily unavailable/iu;

const checkWords =
  /(?:checking (?:your|the) (?:browser|connection)|verif(?:y|ying) (?:that )?you are (?:a )?human|are you a robot|not a robot|enable javascript(?: and cookies)?(?: to continue)?|unusual traffic|access (?:to this page has been )?denied|captcha|bitte aktivieren sie javascript|sind sie ein roboter|activez javascript|habilite javascript|attiva javascript|включите javascript)/iu;
const checkHeading =
  /^(?:just a moment|attention required|access denied|are you a robot|security check|checking your browser|one more step|please (?:wait|verify)|verif(?:y|ying) )/iu;

const consentWords =
  /cookies?|consent|privacy|personal data|personali[sz]ed|partners|advertis|datenschutz|einwilligung|zustimm|werbung|tracking|confidentialité|consentement|données personnelles|privacidad|consentimiento|riservatezza|consenso|privacidade|consentimento|toestemming|samtyck|samtykke|evästeet|prywatnoś|zgod[aęy]|soukromí|souhlas|конфиденциальн|çerez|クッキー|쿠키/giu;
const consentHeading =
  /(?:we (?:value|respect|care about) your privacy|your privacy|privacy (?:settings|notice|choices)|cookie|before you continue|consent|datenschutz|privatsphäre|zustimmung|vie privée|confidentialité|privacidad|privacidade|privacy|integritet|personvern|yksityisyy|prywatnoś|soukromí|конфиденциальн|gizlilik|プライバシー|개인정보)/iu;

/** What kind of notice a page is, or null when it may be a story. `title` is the headline that was read. */
export function noticeOf(draft: PageDraft, title: string | null): Notice | null {
  if (draft.datePublished !== null || draft.authors.length > 0) return null;
  let prose = '';
  for (const { kind, span } of draft.parts) {
    if (prose.length > longestNotice.consent) return null;
    if (kind !== 'furniture' && kind !== 'teaser' && kind !== 'headline')
      prose += `${draft.text.slice(span.start, span.end)}\n`;
  }
  const headline = (title ?? '').slice(0, 120).trim();
  if (prose.length <= longestNotice.error && (errorStatus.test(headline) || errorHeading.test(headline)))
    return 'error';
  if (
    prose.length <= longestNotice.check &&
    (checkHeading.test(headline) || prose.length < 400) &&
    checkWords.test(`${headline}\n${prose}`)
  )
    return 'check';
  if (prose.length > longestNotice.consent || !consentHeading.test(headline)) return null;
  const words = prose.match(consentWords)?.length ?? 0;
  return words >= 3 && words * 150 >= prose.length ? 'consent' : null;
}
