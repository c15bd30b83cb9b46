/**
 * Words that news pages use for their own furniture, in the languages of the web: lists of facts, no rules for single
 * publishers. All lower case, apostrophes straight; compared with `plainWords`.
 */
import { isLetterAt } from './letters.ts';

/** A capital I with a dot (Turkish) is two characters in lower case. */
const irregular = /[\u0307’‘ʼ`´]|[^\S ]| {2}/;

/** Lower case, straight apostrophes, no edge punctuation: `DON’T MISS:` → `don't miss`. */
export function plainWords(text: string): string {
  const small = text.slice(0, 120).toLowerCase();
  const plain = irregular.test(small)
    ? small
        .replaceAll('i\u0307', 'i')
        .replace(/[’‘ʼ`´]/g, "'")
        .replace(/\s+/g, ' ')
    : small;
  let start = 0;
  let end = plain.length;
  while (start < end && !isLetterAt(plain, start)) start++;
  while (end > start && plain[end - 1] !== "'" && !isLetterAt(plain, end - 1)) end--;
  return plain.slice(start, end);
}

/** Headings over lists of other stories; the whole block is one of these, or starts with one of `relatedStarts`. */
export const relatedHeadings: ReadonlySet<string> = new Set(
  `don't miss|dont miss|read more|read next|read also|also read|related|related articles|related article|related stories|related story|
related news|related posts|related content|related topics|related coverage|related links|related reading|more stories|more news|more from the web|more on this|more on this story|
more on this topic|more coverage|more headlines|more to read|more like this|recommended|recommended for you|recommended stories|recommended reading|
recommended articles|you may also like|you might also like|you may like|you might like|you may also be interested in|see also|see more|most read|most popular|most viewed|
most shared|trending|trending now|trending stories|top stories|top news|latest|latest news|latest stories|latest articles|latest headlines|in other news|other news|other stories|
other articles|next up|up next|next article|previous article|keep reading|continue reading|what to read next|editor's picks|editors' picks|editor's choice|editors' choice|
must read|must reads|popular|popular now|popular stories|popular articles|further reading|read this next|in case you missed it|icymi|around the web|from the web|
from our partners|sponsored|sponsored content|promoted|promoted stories|promoted content|our picks|best of|in this section|elsewhere|
lesen sie auch|lesen sie mehr|lesen sie hier|lesen sie weiter|mehr zum thema|mehr zu diesem thema|mehr dazu|mehr lesen|mehr artikel|weitere artikel|weitere themen|weitere nachrichten|weitere meldungen|das könnte sie auch interessieren|
das könnte dich auch interessieren|das könnte sie interessieren|auch interessant|meistgelesen|meistgelesene artikel|passend zum thema|zum thema|ähnliche artikel|empfohlen|empfehlungen|empfehlungen der redaktion|
empfohlene artikel|verwandte artikel|verwandte themen|neueste artikel|aktuelle nachrichten|top-themen|top-artikel|siehe auch|mehr aus|mehr von|nicht verpassen|unsere empfehlungen|anzeige|
à lire aussi|a lire aussi|lire aussi|lire plus|à lire également|voir aussi|sur le même sujet|sur le même thème|dans la même rubrique|articles liés|articles similaires|articles associés|les plus lus|à ne pas manquer|
vous aimerez aussi|recommandé pour vous|plus d'articles|dans l'actualité|contenus sponsorisés|notre sélection|en lire plus|à voir aussi|
te puede interesar|le puede interesar|también te puede interesar|lea también|lee también|lea además|lee más|leer más|más noticias|más leídas|lo más leído|lo más visto|más información|noticias relacionadas|artículos relacionados|temas relacionados|relacionado|relacionados|
no te pierdas|ver también|además|contenido relacionado|recomendados|
leggi anche|leggi di più|potrebbe interessarti|potrebbe interessarti anche|articoli correlati|correlati|i più letti|notizie correlate|da non perdere|ti potrebbe interessare|ti potrebbero interessare|altre notizie|ultime notizie|vedi anche|per approfondire|
leia também|leia mais|veja também|veja mais|saiba mais|notícias relacionadas|mais lidas|mais notícias|artigos relacionados|relacionadas|recomendado|não perca|
lees ook|lees meer|lees verder|meer nieuws|meer over dit onderwerp|gerelateerd|gerelateerde artikelen|meest gelezen|bekijk ook|ook interessant|
läs också|läs även|läs mer|mer om|mest läst|mest lästa|relaterat|relaterade artiklar|fler nyheter|senaste nytt|se också|missa inte|les også|les mer|mest lest|flere saker|siste nytt|relaterte saker|anbefalt|se også|relatert|læs også|læs mere|mest læste|
relaterede artikler|flere nyheder|seneste nyt|seneste nyheder|anbefalede|lue myös|lue lisää|luetuimmat|aiheeseen liittyvää|lesa meira|tengdar fréttir|mest lesið|
czytaj też|czytaj także|czytaj więcej|zobacz też|zobacz także|zobacz również|przeczytaj także|przeczytaj też|przeczytaj również|polecane|najczęściej czytane|najnowsze|powiązane artykuły|powiązane|nie przegap|
čtěte také|čtěte více|čtěte dále|související|související články|nejčtenější|přečtěte si také|mohlo by vás zajímat|doporučujeme|súvisiace články|prečítajte si aj|olvasta már|kapcsolódó cikkek|kapcsolódó|legolvasottabb|ajánljuk|
citește și|citiți și|vezi și|articole similare|cele mai citite|прочети още|виж още|още по темата|най-четени|
читайте также|читать также|смотрите также|по теме|материалы по теме|новости по теме|другие новости|самое читаемое|популярное|последние новости|ещё по теме|еще по теме|рекомендуем|читайте також|дивіться також|по темі|за темою|популярне|останні новини|читайте по темі|
διαβάστε επίσης|διαβάστε ακόμη|δείτε επίσης|σχετικά άρθρα|ilgili haberler|bunlar da ilginizi çekebilir|ayrıca okuyun|son haberler|en çok okunanlar|benzer haberler|devamını oku|daha fazla|bunu da oku|
berita terkait|baca juga|baca lagi|artikel terkait|terkini|terpopuler|اقرأ أيضا|اقرأ أيضًا|اقرأ أيضاً|مواضيع ذات صلة|أخبار ذات صلة|المزيد|الأكثر قراءة|شاهد أيضا|שתף|עוד בנושא|כתבות נוספות|קראו גם|אולי יעניין אותך|
関連記事|関連ニュース|あわせて読みたい|おすすめ|おすすめ記事|人気記事|最新記事|ランキング|アクセスランキング|関連リンク|こちらもおすすめ|相关新闻|相关阅读|相关文章|推荐阅读|热门新闻|延伸阅读|相關新聞|延伸閱讀|관련기사|관련 기사|관련 뉴스|주요뉴스|주요 뉴스|많이 본 뉴스|인기 기사|추천 기사|최신 기사|이 기사와 함께 보는|함께 보면 좋은 기사`.split(
    /\s*\|\s*/,
  ),
);

/** `Related: A bridge too far` — a pointer to another story within one block: one of these, then a colon or a new title. */
export const relatedStarts: readonly string[] = [
  'related',
  'related article',
  'related story',
  'related news',
  'read more',
  'read next',
  'read also',
  'also read',
  'see also',
  'more',
  'read',
  'watch',
  'watch now',
  'listen',
  "don't miss",
  'recommended',
  'must read',
  'in pictures',
  'gallery',
  'opinion',
  'further reading',
  'trending',
  'lesen sie auch',
  'lesen sie mehr',
  'lesen sie hier',
  'mehr zum thema',
  'lesetipp',
  'auch interessant',
  'zum thema',
  'à lire aussi',
  'a lire aussi',
  'lire aussi',
  'voir aussi',
  'à lire également',
  'lea también',
  'lee también',
  'lea más',
  'te puede interesar',
  'más información',
  'leggi anche',
  'leia também',
  'leia mais',
  'veja também',
  'lees ook',
  'läs också',
  'läs även',
  'läs mer',
  'les også',
  'læs også',
  'lue myös',
  'czytaj też',
  'czytaj także',
  'czytaj więcej',
  'zobacz także',
  'zobacz też',
  'čtěte také',
  'čtěte více',
  'читайте также',
  'читайте також',
  'olvasta már',
  'citește și',
  'ilgili haber',
  'baca juga',
  'اقرأ أيضا',
  '関連記事',
  '관련기사',
  '관련 기사',
];

/** A block that is only this says nothing of the story. */
export const furnitureLines: ReadonlySet<string> = new Set(
  `advertisement|advertisements|advertising|ad|story continues below advertisement|article continues below|article continues below advertisement|article continues after this ad|continue reading below|skip to content|
skip to main content|skip advertisement|share|share this|share this article|share this story|share on facebook|share on twitter|share on x|share on whatsapp|share via email|copy link|link copied|print|print this article|save|save article|email|e-mail|facebook|twitter|whatsapp|linkedin|
comments|comment|leave a comment|view comments|add a comment|join the conversation|join the discussion|subscribe|subscribe now|sign up|sign in|log in|login|register|newsletter|sign up for our newsletter|subscribe to our newsletter|get our newsletter|follow us|
home|menu|search|close|back|back to top|top|next|previous|loading|all rights reserved|cookie settings|privacy policy|terms of use|terms of service|contact us|about us|listen to this article|listen|play|pause|watch|video|photo|photos|gallery|
tap to unmute|click to expand|show more|show less|load more|view more|more|see all|view all|tags|topics|categories|filed under|report a typo|send us feedback|support us|donate|
werbung|anzeige|artikel teilen|teilen|drucken|kommentare|kommentar schreiben|merken|jetzt abonnieren|abonnieren|anmelden|newsletter abonnieren|zur startseite|startseite|vorlesen|artikel anhören|artikel merken|link kopieren|nach oben|mehr|schließen|
publicité|partager|partager l'article|imprimer|commentaires|s'abonner|abonnez-vous|accueil|se connecter|écouter l'article|publicidad|compartir|comentarios|imprimir|suscríbete|inicio|guardar|pubblicità|condividi|commenti|stampa|abbonati|publicidade|compartilhe|compartilhar|
advertentie|deel|delen|reacties|annons|dela|dela artikeln|kommentarer|skriv ut|annonse|del|del artikkelen|annonce|mainos|jaa|reklama|udostępnij|komentarze|drukuj|sdílet|diskuze|tisk|hirdetés|megosztás|publicitate|реклама|поделиться|комментарии|подписаться|
поділитися|reklam|paylaş|yorumlar|yazdır|iklan|bagikan|komentar|إعلان|שתפו|広告|シェア|シェアする|コメント|印刷|保存|공유|공유하기|댓글|인쇄|기사저장|글자크기|구독|구독하기|广告|分享|评论`.split(
    /\s*\|\s*/,
  ),
);

/** Labels over what somebody paid for; what stands below one in the same block belongs to it. */
const advertLabels: ReadonlySet<string> = new Set(
  'advertisement|advertisements|advertising|advert|sponsored|sponsored content|paid content|paid advertisement|promoted|werbung|anzeige|publicité|publicidad|pubblicità|publicidade|advertentie|annons|annonse|annonce|mainos|reklama|reklam|hirdetés|publicitate|реклама|iklan|إعلان|広告|광고|广告'.split(
    '|',
  ),
);

/** A block whose first line is such a label: `Advertisement` above the words of the advertisement. */
export function isAdvertisement(block: string): boolean {
  const line = block.indexOf('\n');
  return line > 0 && line <= 40 && advertLabels.has(plainWords(block.slice(0, line)));
}

/** Headings over what readers wrote; numbers are left out before comparing. */
export const commentHeadings: ReadonlySet<string> = new Set(
  `comments|comment|reader comments|readers' comments|readers comments|reader replies|readers' replies|readers' letters|leave a comment|leave a reply|post a comment|add a comment|join the conversation|join the discussion|have your say|
guest book|guestbook|what readers say|kommentare|leserkommentare|kommentar schreiben|diskutieren sie mit|leserbriefe|gästebuch|commentaires|vos commentaires|réactions|comentarios|deja un comentario|commenti|lascia un commento|comentários|
reacties|reageer|kommentarer|komentarze|dodaj komentarz|komentáře|komentáre|hozzászólások|comentarii|комментарии|коментарі|yorumlar|komentar|تعليقات|コメント|댓글|评论|評論`.split(
    /\s*\|\s*/u,
  ),
);

/** `By`, `Von`, … before an author's name; a space or a colon follows. */
export const bylineStarts =
  /^(?:(?:written |reported |words |story |report |text |analysis |opinion |photos? )?by|author|authors|reporter|from our correspondent|von|autor|autorin|autoren|text|bericht|ein artikel von|ein (?:kommentar|bericht|gastbeitrag|beitrag) von|par|auteur|écrit par|propos recueillis par|por|autora|texto|di|a cura di|de la redazione|door|av|af|tekst|skrevet av|skrevet af|kirjoittaja|teksti|autor:in|automatisch|redakcja|przez|opracowanie|oprac|napsal|napsala|szerző|írta|de|автор|текст|автори|yazan|haber|oleh|penulis|בקלם|מאת|بقلم|كتب|كتبت|文|記者|取材・文|作者)(?:\s*[:：]\s*|\s+)/iu;

/** Words that stand in journalists' job titles; none is a part of a name. */
export const jobWords =
  /(?:^|[\s\p{P}])(?:editors?|reporters?|correspondents?|journalists?|columnists?|writers?|contributors?|contributing|staff|bureau|chief|senior|freelance|producers?|photographers?|photojournalist|critics?|anchors?|presenters?|analysts?|commentators?|bloggers?|fellow|intern|desk|newsroom|redakteur(?:in)?|redaktion|reporter(?:in)?|korrespondent(?:in)?|ressortleiter(?:in)?|chefredakteur(?:in)?|journalist(?:in)?|volont[äa]r(?:in)?|autor(?:in)?|freier|journaliste|r[ée]dactrice|r[ée]dacteur|correspondante?|reportera?|periodista|redactora?|corresponsal|giornalista|redattrice|redattore|inviato|inviata|jornalista|redat[oó]ra?|redacteur|verslaggever|verslaggeefster|redakt[öo]r|journalister|toimittaja|dziennikarka|dziennikarz|redaktor(?:ka)?|reporterka|redaktorka|корреспондент|журналист(?:ка)?|редактор|обозреватель|кореспондент|muhabir(?:i)?|wartawan|기자|특파원|논설위원|記者|編集委員|特派員)(?=$|[\s\p{P}])/iu;

/** More words that stand beside names, but in none: posts outside newsrooms, page controls. */
export const besideNames =
  /(?:^|\s)(?:directors?|executive|officer|ceo|founder|co-founder|manager|professor|president|lecturer|specialist|expert|consultant|attorney|follow|about|posted|updated|published|minutes?|read|views?|share|comments?|more|photo|video|image|getty|images|today|yesterday|ago|min|uhr|heute|gestern|mehr|lesen|foto|bild|the|and)(?=$|\s)|この記事|関心|専門|社会部|記者|기자/iu;

/** News agencies: they write, but are no people. Lower case. */
export const agencies: ReadonlySet<string> = new Set(
  'ap|associated press|the associated press|afp|agence france-presse|agence france presse|reuters|thomson reuters|dpa|deutsche presse-agentur|apa|austria presse agentur|ansa|efe|europa press|tass|itar-tass|ria novosti|interfax|ritzau|ntb|tt|tt nyhetsbyrån|lusa|belga|anp|pap|čtk|ctk|tasr|mti|agerpres|sda|keystone-sda|kna|epd|sid|yonhap|xinhua|kyodo|jiji|jiji press|upi|united press international|pa|pa media|press association|bernama|antara|pti|press trust of india|ani|ians|anadolu|anadolu agency|aa|dha|iha|ukrinform|unian|afp-jiji|dpa-afx|dpa/afp|afx|aap|canadian press|the canadian press|stt|bns|elta|leta|hina|tanjug|bta|ats|nova|adnkronos|agi|agencies|news agencies|agenturen|agences|agencias|agenzie|wire reports|staff and agencies'.split(
    '|',
  ),
);
