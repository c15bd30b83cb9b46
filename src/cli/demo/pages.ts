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
    file: 'lindmoor-ledger/kestrin-pilots-foreign-tugs-hale.html',
    url: 'https://lindmoor-ledger.example/world/kestrin-pilots-foreign-tugs-hale',
    publisher: 'The Lindmoor Ledger',
    mediaType: 'text/html; charset=utf-8',
    capturedAt: '2031-05-07T07:34:00+02:00',
  },
  {
    file: 'halewave/nurses-vote-on-merger-protest.html',
    url: 'https://halewave.example/news/nurses-vote-on-merger-protest',
    publisher: 'Halewave',
    mediaType: 'text/html; charset=utf-8',
    capturedAt: '2031-05-07T17:53:00+02:00',
  },
  {
    file: 'halewave/pilot-guild-chair-interview.html',
    url: 'https://halewave.example/news/pilot-guild-chair-interview',
    publisher: 'Halewave',
    mediaType: 'text/html; charset=utf-8',
    capturedAt: '2031-05-08T08:45:00+02:00',
  },
  {
    file: 'lindmoor-ledger/ferry-crews-postal-votes-rejected.html',
    url: 'https://lindmoor-ledger.example/politics/ferry-crews-postal-votes-rejected',
    publisher: 'The Lindmoor Ledger',
    mediaType: 'text/html; charset=utf-8',
    capturedAt: '2031-05-08T18:25:00+02:00',
  },
  {
    file: 'kna/tarnholm-council-postpones-dredging-vote.html',
    url: 'https://kna.example/wire/2031-05-08/tarnholm-council-postpones-dredging-vote.html',
    publisher: 'Kestrin News Agency',
    mediaType: 'text/html; charset=utf-8',
    capturedAt: '2031-05-08T22:50:00+02:00',
  },
  {
    file: 'wend-valley-echo/dredging-vote-put-off.html',
    url: 'https://wendvalley-echo.example/story.php?id=dredging-vote-put-off',
    publisher: 'Wend Valley Echo',
    mediaType: 'text/html',
    capturedAt: '2031-05-09T08:14:00+02:00',
  },
  {
    file: 'kna/kestrian-rail-strike-begins.html',
    url: 'https://kna.example/wire/2031-05-09/kestrian-rail-strike-begins.html',
    publisher: 'Kestrin News Agency',
    mediaType: 'text/html; charset=utf-8',
    capturedAt: '2031-05-09T10:11:00+02:00',
  },
  {
    file: 'quay-and-rail/calder-voss-denies-march-near-miss.html',
    url: 'https://quay-and-rail.example/articles/calder-voss-denies-march-near-miss',
    publisher: 'Quay & Rail',
    mediaType: 'text/html; charset=utf-8',
    capturedAt: '2031-05-09T10:56:00+02:00',
  },
  {
    file: 'osmer-chronicle/rail-strike-trucks-queue-port-osmer.html',
    url: 'https://osmer-chronicle.example/2031/05/09/rail-strike-trucks-queue-port-osmer/',
    publisher: 'The Osmer Chronicle',
    mediaType: 'text/html; charset=utf-8',
    capturedAt: '2031-05-09T13:19:00+02:00',
  },
  {
    file: 'quay-and-rail/strike-begins-freight-halted.html',
    url: 'https://quay-and-rail.example/articles/strike-begins-freight-halted',
    publisher: 'Quay & Rail',
    mediaType: 'text/html; charset=utf-8',
    capturedAt: '2031-05-09T15:03:00+02:00',
  },
  {
    file: 'wend-valley-echo/quill-no-ward-before-2033.html',
    url: 'https://wendvalley-echo.example/story.php?id=quill-no-ward-before-2033',
    publisher: 'Wend Valley Echo',
    mediaType: 'text/html',
    capturedAt: '2031-05-12T17:01:00+02:00',
  },
  {
    file: 'kna/court-orders-count-ferry-votes.html',
    url: 'https://kna.example/wire/2031-05-12/court-orders-count-ferry-votes.html',
    publisher: 'Kestrin News Agency',
    mediaType: 'text/html; charset=utf-8',
    capturedAt: '2031-05-12T18:20:00+02:00',
  },
  {
    file: 'halewave/rail-mediator-named.html',
    url: 'https://halewave.example/news/rail-mediator-named',
    publisher: 'Halewave',
    mediaType: 'text/html; charset=utf-8',
    capturedAt: '2031-05-12T19:51:00+02:00',
  },
  {
    file: 'osmer-chronicle/tollaver-winter-only-dredging.html',
    url: 'https://osmer-chronicle.example/2031/05/13/tollaver-winter-only-dredging/',
    publisher: 'The Osmer Chronicle',
    mediaType: 'text/html; charset=utf-8',
    capturedAt: '2031-05-13T12:56:00+02:00',
  },
  {
    file: 'halewave/menlow-stamps-count.html',
    url: 'https://halewave.example/news/menlow-stamps-count',
    publisher: 'Halewave',
    mediaType: 'text/html; charset=utf-8',
    capturedAt: '2031-05-13T20:17:00+02:00',
  },
  {
    file: 'osmer-chronicle/harrow-softens-pilot-rule.html',
    url: 'https://osmer-chronicle.example/2031/05/14/harrow-softens-pilot-rule/',
    publisher: 'The Osmer Chronicle',
    mediaType: 'text/html; charset=utf-8',
    capturedAt: '2031-05-14T19:08:00+02:00',
  },
  {
    file: 'lindmoor-ledger/leaked-letter-mere-valley-accident-unit.html',
    url: 'https://lindmoor-ledger.example/health/leaked-letter-mere-valley-accident-unit',
    publisher: 'The Lindmoor Ledger',
    mediaType: 'text/html; charset=utf-8',
    capturedAt: '2031-05-15T06:05:00+02:00',
  },
  {
    file: 'halewave/tarnholm-approves-winter-dredging.html',
    url: 'https://halewave.example/news/tarnholm-approves-winter-dredging',
    publisher: 'Halewave',
    mediaType: 'text/html; charset=utf-8',
    capturedAt: '2031-05-15T23:47:00+02:00',
  },
  {
    file: 'lindmoor-ledger/orvane-ambassador-summoned-strait.html',
    url: 'https://lindmoor-ledger.example/world/orvane-ambassador-summoned-strait',
    publisher: 'The Lindmoor Ledger',
    mediaType: 'text/html; charset=utf-8',
    capturedAt: '2031-05-16T15:31:00+02:00',
  },
  {
    file: 'quay-and-rail/rail-deal-ten-and-a-half-hours.html',
    url: 'https://quay-and-rail.example/articles/rail-deal-ten-and-a-half-hours',
    publisher: 'Quay & Rail',
    mediaType: 'text/html; charset=utf-8',
    capturedAt: '2031-05-16T16:40:00+02:00',
  },
  {
    file: 'osmer-chronicle/hale-south-flips-ferry-votes.html',
    url: 'https://osmer-chronicle.example/2031/05/17/hale-south-flips-ferry-votes/',
    publisher: 'The Osmer Chronicle',
    mediaType: 'text/html; charset=utf-8',
    capturedAt: '2031-05-17T09:30:00+02:00',
  },
  {
    file: 'lindmoor-ledger/strait-dispute-joint-board-analysis.html',
    url: 'https://lindmoor-ledger.example/world/strait-dispute-joint-board-analysis',
    publisher: 'The Lindmoor Ledger',
    mediaType: 'text/html; charset=utf-8',
    capturedAt: '2031-05-18T06:32:00+02:00',
  },
];
