// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { emptyPage } from '../../../tests/helpers/page.ts';
import type { PageReport } from '../../domain/page-report.ts';
import { createChangeDetector } from '../change-detector.ts';
import type { Read, Reading } from '../reading/reading.ts';
import { readAnySite } from './any-site.ts';
import { readGmail } from './gmail.ts';
import { readHubSpot } from './hubspot.ts';

afterEach(emptyPage);

/** Browser features that happy-dom lacks. */
const STYLES = '<style>div,p,main{display:block}span,a{display:inline}</style>';

const GMAIL = new URL('https://mail.google.com/mail/u/0/#inbox/FMfcgzQbfXWmNpKsTvLrHdJz');
const HUBSPOT = new URL('https://app.hubspot.com/contacts/7700/record/0-1/801');
const OTHER = new URL('https://example.com/');

function finish({ report, lower }: Reading): PageReport {
  let step = lower?.next();
  while (step && !step.done) step = lower?.next();
  return step?.value ?? report;
}

/** The addresses that a reader finds in this body, with all layers. */
function read(reader: Read, url: URL, body: string): string[] {
  document.head.innerHTML = STYLES;
  document.body.innerHTML = body;
  return finish(reader(document, url)).people.map(({ address }) => address);
}

const gmailThread = (body: string) =>
  `<header><a aria-label="(rita@example.org)"></a></header><div role="main"><div class="a98 iY"><h2 class="hP">x</h2>
  <div role="list"><div role="listitem"><div class="adn" data-message-id="1"><span class="gD" email="rita@example.org"></span>
  <div class="a3s">${body}</div></div></div></div></div></div>`;

describe.each<[string, Read, URL, (html: string) => string]>([
  ['a message', readGmail, GMAIL, gmailThread],
  ['a record', readHubSpot, HUBSPOT, (html) => `<main>${html}</main>`],
  ['any page', readAnySite, OTHER, (html) => `<main>${html}</main>`],
])('%s', (_, reader, url, page) => {
  const people = (html: string) => read(reader, url, page(html));

  test('a page of thousands of links is read in limited time, with a limited number of people', () => {
    const links = Array.from(
      { length: 5000 },
      (_, n) => `<a href="mailto:p${n}@example.com">x</a>`,
    );
    expect(people(links.join(''))).toHaveLength(2000);
  });

  test('a deeply nested page is read in limited time', () => {
    const deep = `${'<div>'.repeat(450)}<p>mara@example.com</p>${'</div>'.repeat(450)}`;
    expect(people(deep)).toEqual(['mara@example.com']);
  });

  test.each([
    ['a hidden link', '<a style="display:none" href="mailto:x@example.com">x</a>'],
    ['a percent that encodes nothing', '<a href="mailto:100%zz">x</a>'],
    ['a share link', '<a href="mailto:?to=x@example.com&body=y@example.com">x</a>'],
    ['a link that goes elsewhere', '<a href="https://mailto:x@example.com/">x</a>'],
    ['letters that look alike', '<p>mаra@example.com mara@exаmple.com</p>'],
    ['letters in reversed direction', '<p>\u202Emoc.elpmaxe@x\u202C</p>'],
    ['a megabyte without a blank', `<p>${'a@'.repeat(500_000)}</p>`],
    ['an attribute of a megabyte', `<a href="mailto:${'a'.repeat(1_000_000)}@example.com">x</a>`],
    ['markup that is text', '<p>&lt;a href="mailto:x"&gt;</p>'],
  ])('a page with %s gives no people', (__, html) => {
    expect(people(html)).toEqual([]);
  });
});

test('a link with several encoded recipients gives each of them once [claim 29]', () => {
  const link =
    '<main><a href="MAILTO:Mara%20%3Cmara%40example.com%3E%2Cjonas@example.com;mara@EXAMPLE.com?cc=x@example.com">x</a></main>';
  expect(read(readAnySite, OTHER, link)).toEqual(['mara@example.com', 'jonas@example.com']);
});

describe('a page that changes without end [claim 28]', () => {
  afterEach(() => vi.useRealTimers());

  test.each([
    ['dispatches clicks', () => document.body.dispatchEvent(new Event('click', { bubbles: true }))],
    ['changes its URL', () => window.dispatchEvent(new Event('hashchange'))],
    [
      'does both and changes',
      () => {
        document.body.dispatchEvent(new Event('click', { bubbles: true }));
        document.body.append(document.createElement('p'));
      },
    ],
  ])('and %s is read about thirty times a second at most', async (_, act) => {
    vi.useFakeTimers();
    const beat = vi.fn();
    const life = new AbortController();
    createChangeDetector(beat, life.signal).start();
    for (let n = 0; n < 2000; n++) {
      act();
      await vi.advanceTimersByTimeAsync(1);
    }
    life.abort();
    expect(beat.mock.calls.length).toBeGreaterThan(30);
    expect(beat.mock.calls.length).toBeLessThanOrEqual(70);
  });
});
