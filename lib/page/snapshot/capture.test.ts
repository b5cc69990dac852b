// @vitest-environment happy-dom

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyPage } from '../../../tests/helpers/page.ts';
import { inText } from '../../address/in-text.ts';
import type { PageReport } from '../../domain/page-report.ts';
import { capture } from './capture.ts';

afterEach(emptyPage);

const URL_HERE = new URL('https://app.hubspot.com/contacts/123/record/0-1/456');
const report: PageReport = {
  site: 'hubspot',
  page: 'contact',
  key: 'k',
  state: 'found',
  layer: 'named',
  own: ['sam@example.org'],
  people: [{ address: 'mara@acme.example', name: 'Mara Lind', role: 'contact' }],
};

function page(html: string): string {
  document.body.innerHTML = html;
  return capture(document, URL_HERE, report) ?? '';
}
const body = (text: string) => text.slice(text.indexOf('<body'), text.indexOf('</html>'));

/** Browser features that happy-dom lacks. */
const STYLES = 'div,p,h2,main,section,aside,body{display:block}a,b,i,input,x-card{display:inline}';

beforeEach(() => {
  document.documentElement.lang = 'de';
  document.head.append(Object.assign(document.createElement('style'), { textContent: STYLES }));
});

test('a snapshot keeps elements, their names and their states, and no text', () => {
  const text = page(`<main class="record lead-row" data-test-id="left" title="Record of Mara Lind">
    <h2 aria-expanded="true" hidden>Mara Lind</h2>
    <a href="mailto:Mara@acme.example?subject=Hello">write to Mara</a>
    <input type="email" value="mara@acme.example" placeholder="Her address">
    <a href="/contacts/123/record/0-2/99?q=mara" onclick="go('Mara')">Acme</a>
    <b class="row-mara id-123456" data-name="Mara Lind" data-row-id="77">of Sam &lt;sam@example.org&gt;</b>
    <script>const secret = 'Mara';</script><!-- Mara --></main>`);
  expect(text).not.toMatch(/mara(?!k)|lind|acme|hello|secret|99|123/i);
  expect(body(text).replace(/\s+/g, ' ')).toBe(
    [
      '<body><main class="record lead-row" data-test-id="left" title="xxxxx xx xxxxx xxxxx"> ',
      '<h2 aria-expanded="true" hidden="">xxxxx xxxxx</h2> ',
      '<a href="mailto:person1@example.com">xxxxx xx xxxxx</a> ',
      '<input type="email" value="person1@example.com" placeholder="xxxxx xxxxx"></input> ',
      '<a href="https://…/contacts/n/record/0-2/n">xxxxx</a> ',
      '<b class="x id-n" data-name="" data-row-id="">xx xxxxx &lt;own1@example.org&gt;</b> ',
      '</main></body> ',
    ].join(''),
  );
});

test('the first comment of a snapshot has the result of the reader, and no data of a person', () => {
  const text = page('<main>mara@acme.example</main>');
  const facts = JSON.parse(text.slice(text.indexOf('{'), text.indexOf('-->')));
  expect(facts).toEqual({
    url: 'https://…/contacts/n/record/0-1/n',
    site: 'hubspot',
    page: 'contact',
    state: 'found',
    layer: 'named',
    people: [{ address: 'person1@example.com', role: 'contact' }],
    elements: 2,
    whole: true,
  });
  expect(text).toContain('<html lang="de">');
});

test('an open shadow tree is kept as a template', () => {
  document.body.innerHTML = '<x-card></x-card>';
  const root = document.querySelector('x-card')?.attachShadow({ mode: 'open' });
  root?.append(Object.assign(document.createElement('p'), { textContent: 'mara@acme.example' }));
  expect(body(capture(document, URL_HERE, report) ?? '')).toContain(
    '<x-card><template shadowrootmode="open"><p>person1@example.com</p></template></x-card>',
  );
});

test('of a page with very many elements, those with an address and their surroundings are kept', () => {
  const rows = Array.from({ length: 3200 }, (_, at) => `<div><i>${at}</i></div>`).join('');
  const text = page(`<section>${rows}</section><aside><p><b>mara@acme.example</b></p></aside>`);
  expect(text).toContain('<aside><p><b>person1@example.com</b></p></aside>');
  expect(text).toContain('"whole": false');
  expect(text.match(/<\w/g)?.length).toBeLessThan(3100);
});

const letters = fc.stringMatching(/^[a-zäé]{3,14}$/);
const text = fc.array(
  fc.oneof(
    letters,
    fc.tuple(letters, letters).map(([a, b]) => `${a}@${b}.com`),
    fc.constantFrom('<', '>', '&', '"', '\u202e', '@', '…', 'https://a.example/'),
  ),
  { maxLength: 8 },
);

test('no word of three letters survives anywhere, or there is no snapshot at all', () => {
  let shown = 0;
  fc.assert(
    fc.property(fc.array(text, { minLength: 7, maxLength: 7 }), (parts) => {
      const [inside, label, title, value, data, mail, link] = parts.map((one) => one.join(' '));
      document.body.replaceChildren();
      const put = (tag: string, attributes: Record<string, string | undefined>) => {
        const made = document.createElement(tag);
        for (const [name, of] of Object.entries(attributes)) made.setAttribute(name, of ?? '');
        document.body.append(made);
        return made;
      };
      put('p', { 'aria-label': label, title, 'aria-expanded': title, onclick: data }).textContent =
        inside ?? '';
      put('input', { value, name: label, 'data-of': data });
      put('a', { href: `mailto:${mail}`, alt: link });
      put('a', { href: `/in/${link}`, style: `--name: ${title}` });
      const taken = capture(document, URL_HERE, { ...report, people: [] });
      if (taken === null) return;
      shown++;
      const bare = body(taken).replace(
        /\b(?:person|automated|own)\d+@example\.(?:com|net|org)\b/g,
        '',
      );
      const left = bare.replace(/ style="display:\w+"|<\/?\w+|\b[\w-]+=|https:|mailto:/g, ' ');
      const words = left
        .match(/\p{L}{3,}/gu)
        ?.filter((word) => !/^(?:x+|amp|quot|lt|gt|in)$/.test(word));
      expect(words ?? []).toEqual([]);
      for (const address of inText(taken)) expect(address).toMatch(/\d@example\.(?:com|net|org)$/);
    }),
    { numRuns: 100 },
  );
  expect(shown).toBeGreaterThan(50);
});

const PAGES = join(import.meta.dirname, '../pages');
const files = readdirSync(PAGES, { recursive: true, encoding: 'utf8' }).filter((one) =>
  one.endsWith('.html'),
);

test.each(files)('a snapshot of %s contains no person', (file) => {
  const source = readFileSync(join(PAGES, file), 'utf8');
  const names = [...source.matchAll(/"name": "([^"]+)"/g)].flatMap(([, name = '']) =>
    name.split(' '),
  );
  const made = page(
    source.slice(source.indexOf('-->') + 3).replace(/<\/?(?:html|head|body)[^>]*>/g, ''),
  );
  expect(made).not.toBe('');
  for (const name of names.filter((one) => one.length > 3)) {
    expect(made.replace(/(?:class|id|data-test-id)="[^"]*"/g, '')).not.toMatch(
      new RegExp(`\\b${name}\\b`),
    );
  }
});
