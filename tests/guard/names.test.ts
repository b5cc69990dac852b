import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CODE, codeOf, SOURCES } from './sources.ts';

/*
 * Names that the code gave up for the field's usual ones. They stay where they are stored on users'
 * disks or named in an earlier build, in one file of a folder each, and appear nowhere else.
 */

/** Former names of types, functions and members, each with today's. */
const FORMER: Readonly<Record<string, string>> = {
  CRM_SITES: 'BUILT_IN_SITES',
  CrmSite: 'BuiltInSite',
  windowAsk: 'windowRequest',
  endAsk: 'endRequest',
  askEach: 'refetchEach',
  AskedBanner: 'RequestBanner',
  askedId: 'lookUpId',
  AskedRow: 'LookUpRow',
  whoAsks: 'senderClass',
  Asker: 'SenderClass',
  onAsked: 'onCommand',
  onceAnswer: 'parseReading',
  READ_ONCE_MENU: 'READ_ON_REQUEST_MENU',
  createBeside: 'createActiveTab',
  createShown: 'createCustomerQuery',
  createPageDesk: 'createPageReports',
  createReach: 'createContentScripts',
  tabAsks: 'panelRequests',
  askedAhead: 'takePrefetched',
  keepAhead: 'keepPrefetched',
  holdBack: 'afterFirstPaint',
  sayMine: 'setIgnored',
  kinOf: 'linkedTo',
  asOf: 'atTime',
  foundCustomer: 'summarise',
  ownPlace: 'ownTab',
  knownOf: 'assessFreshness',
  mayWait: 'canWait',
  readStanding: 'readSyncState',
  writeStanding: 'writeSyncState',
  makeRoom: 'evictOldest',
  shelfOf: 'indexPageOf',
  searchShelf: 'searchIndexPage',
  shelfNames: 'indexPageNames',
  unname: 'unindexAddresses',
  Lesson: 'CacheUpdate',
  ShelfRow: 'IndexPageRow',
  ViewWorld: 'ViewDeps',
  viewWorld: 'viewDeps',
  httpWorld: 'httpDeps',
  createBudget: 'createRateLimiter',
  ActionOrder: 'ActionCommand',
  proposeAll: 'propose',
  Absence: 'NoShowChoice',
  Judgement: 'OutcomeDecision',
  FoundAnswer: 'FoundCustomer',
  Underway: 'ActionNotices',
};

/**
 * Where a former name may stand: the messages of an earlier build, which is loaded with its own.
 */
const ALLOWED: Readonly<Record<string, string>> = { sayMine: 'tests/chromium/stored.spec.ts' };

/** Text that is stored: where it is declared, once for its folder. */
const STORED: Readonly<Record<string, readonly string[]>> = {
  'lib/settings/setting-keys.ts': [
    'joins',
    'key.state',
    'sites.off',
    'sync.choice',
    'undo.seconds',
  ],
  'lib/tabs/tab-keys.ts': ['tab.', 'ask.', 'choices'],
  'lib/sync/state.ts': ['sync.standing', 'sync.progress', 'looked'],
  'lib/oncehub/rate-limiter.ts': ['budget'],
  'lib/store/schema.ts': ['shelves', 'untold'],
};

const files = [...CODE, ...globSync(['*.md', '{docs,tests,sandbox,.github}/**/*.md'])].filter(
  (file) => file !== 'tests/guard/names.test.ts',
);

describe('former names', () => {
  test('are looked for in all code and documents', () => {
    expect(files.length).toBeGreaterThan(550);
  });

  const texts = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));

  test.each(Object.entries(FORMER))('%s is called %s everywhere', (former, now) => {
    const word = new RegExp(`\\b${former}\\b`);
    const found = [...texts].filter(([file, text]) => word.test(text) && ALLOWED[former] !== file);
    expect(found.map(([file]) => file)).toEqual([]);
    const today = new RegExp(`\\b${now}\\b`);
    expect([...texts.values()].some((text) => today.test(text))).toBe(true);
  });
});

describe('stored names', () => {
  test.each(Object.entries(STORED))('%s alone has its keys', (home, keys) => {
    for (const key of keys) {
      const literal = `'${key}'`;
      const found = SOURCES.filter((file) => codeOf(file).includes(literal));
      expect(found, literal).toEqual([home]);
    }
  });
});
