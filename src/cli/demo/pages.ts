/** The demo newsroom's pages, earliest first: what a gatherer would know of each before reading it. */
export interface DemoListing {
  /** Below `pages/`. */
  readonly file: string;
  readonly url: string;
  readonly publisher: string;
  /** As the outlet's server would say; the Echo's server names no charset, its pages do. */
  readonly mediaType: string;
  /** ISO 8601 with offset: a fixed instant shortly after publication. */
  readonly capturedAt: string;
}

export const demoListings: readonly DemoListing[] = [
  {
    file: 'lindmoor-ledger/st-brannocs-mere-valley-merger.html',
    url: 'https://lindmoor-ledger.example/health/st-brannocs-mere-valley-merger',
    publisher: 'The Lindmoor Ledger',
    mediaType: 'text/html; charset=utf-8',
    capturedAt: '2031-05-05T06:47:00+02:00',
  },
  {
    file: 'wend-valley-echo/council-to-vote-on-dredging-thursday.html',
    url: 'https://wendvalley-echo.example/story.php?id=council-to-vote-on-dredging-thursday',
    publisher: 'Wend Valley Echo',
    mediaType: 'text/html',
    capturedAt: '2031-05-05T09:35:00+02:00',
  },
  {
    file: 'quay-and-rail/rsu-calls-two-day-strike.html',
    url: 'https://quay-and-rail.example/articles/rsu-calls-two-day-strike',
    publisher: 'Quay & Rail',
    mediaType: 'text/html; charset=utf-8',
    capturedAt: '2031-05-06T11:42:00+02:00',
  },
  {
    file: 'kna/kestrin-require-pilots-foreign-tugs.html',
    url: 'https://kna.example/wire/2031-05-06/kestrin-require-pilots-foreign-tugs.html',
    publisher: 'Kestrin News Agency',
    mediaType: 'text/html; charset=utf-8',
    capturedAt: '2031-05-06T15:36:00+02:00',
  },
  {
    file: 'osmer-chronicle/harrow-foreign-tugs-pilot-or-stay-out.html',
    url: 'https://osmer-chronicle.example/2031/05/06/harrow-foreign-tugs-pilot-or-stay-out/',
    publisher: 'The Osmer Chronicle',
    mediaType: 'text/html; charset=utf-8',
    capturedAt: '2031-05-06T19:28:00+02:00',
  },
  {
    file: 'halewave/pilot-guild-chair-interview.html',
    url: 'https://halewave.example/news/pilot-guild-chair-interview',
    publisher: 'Halewave',
    mediaType: 'text/html; charset=utf-8',
    capturedAt: '2031-05-08T08:45:00+02:00',
  },
];
