// @vitest-environment happy-dom
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { emptyPage } from '../../tests/helpers/page.ts';
import { isLogging } from '../address/kinds.ts';
import { settleOwnDomain } from '../background/own-domain.ts';
import type { PageReport } from '../domain/page-report.ts';
import { READERS } from './readers/index.ts';
import { type Product, readerOf } from './reading/described-reader.ts';
import type { Lower, Read } from './reading/reading.ts';

/** The products that are described, by their id: what `readerOf` was given. */
const products = vi.hoisted(() => new Map<string, Product>());
vi.mock('./reading/described-reader.ts', async (original) => {
  const real = await original<typeof import('./reading/described-reader.ts')>();
  const recording: typeof readerOf = (product) => {
    products.set(product.site, product);
    return real.readerOf(product);
  };
  return { ...real, readerOf: recording };
});

afterEach(emptyPage);

/**
 * The expectations for a page in `pages/`, from its first comment. People on the page who are not
 * expected must not be reported.
 */
interface Expected extends Omit<PageReport, 'site'> {
  what: string;
  /** The age and the language of the page. */
  seen: string;
  url: string;
  /** The result of the lower layers after the time-out, where the page was not ready. */
  later?: Pick<PageReport, 'state' | 'layer' | 'people'>;
}

/** Browser features that happy-dom lacks. */
const STYLES =
  '<style>div,p,h1,h2,h3,main,aside,nav,ul,li,blockquote,table{display:block}tr{display:table-row}td{display:table-cell}span,a,b,mark,label{display:inline}</style>';

/** How many pages, ages and languages a product needs here; other products need two pages each. */
const LEAST: Partial<Record<string, [pages: number, ages: number, languages: number]>> = {
  gmail: [8, 2, 4],
  hubspot: [8, 2, 4],
};

const textOf = (site: string, file: string) =>
  readFileSync(join(import.meta.dirname, 'pages', site, file), 'utf8');

function headOf(site: string, file: string): Expected {
  const text = textOf(site, file);
  return JSON.parse(text.slice(text.indexOf('{'), text.indexOf('-->')));
}

function open(site: string, file: string): Expected {
  const text = textOf(site, file);
  const expected = headOf(site, file);
  document.open();
  document.write(`<!doctype html>${text.slice(text.indexOf('-->') + 3)}`);
  document.close();
  document.head.insertAdjacentHTML('beforeend', STYLES);
  finishParsing(document);
  return expected;
}

/** Closed shadow trees, which only an extension can access. */
const closed = new WeakMap<Element, ShadowRoot>();
beforeEach(() => {
  vi.stubGlobal('chrome', {
    dom: { openOrClosedShadowRoot: (host: Element) => closed.get(host) ?? host.shadowRoot },
  });
});

/**
 * Fills fields, and creates shadow trees from their templates, as browsers do while they
 * parse.
 */
function finishParsing(root: ParentNode): void {
  for (const field of root.querySelectorAll<HTMLInputElement>('[data-typed]'))
    field.value = field.dataset.typed ?? '';
  for (const template of root.querySelectorAll<HTMLTemplateElement>('template[data-tree]')) {
    const host = template.parentElement;
    const mode = template.dataset.tree === 'closed' ? 'closed' : 'open';
    const tree = host?.attachShadow({ mode });
    if (!host || !tree) continue;
    tree.append(template.content);
    template.remove();
    closed.set(host, tree);
    finishParsing(tree);
  }
}

function finish(lower: Lower): PageReport {
  for (;;) {
    const step = lower.next();
    if (step.done) return step.value;
  }
}

function filesOf(site: string): string[] {
  const folder = join(import.meta.dirname, 'pages', site);
  return existsSync(folder) ? readdirSync(folder) : [];
}

describe.each(Object.entries(READERS))('%s [claims 27, 29]', (site, read) => {
  const files = filesOf(site);

  test.each(files)('%s', (file) => {
    const { what: _, seen: __, url, later, ...wanted } = open(site, file);
    const before = document.documentElement.outerHTML;
    const { report, lower } = read(document, new URL(url));
    const last = () => settleOwnDomain(lower ? finish(lower) : report);
    if (report.state === 'reading') {
      expect(settleOwnDomain(report)).toEqual({ site, ...wanted });
      if (later) expect(last()).toEqual({ site, ...wanted, ...later });
    } else expect(last()).toEqual({ site, ...wanted });
    expect(document.documentElement.outerHTML).toBe(before);
  });

  test('its pages cover enough variants, languages and ages', () => {
    const [pages, ages, languages] = LEAST[site] ?? [2, 1, 1];
    expect(files.length, `pages in lib/page/pages/${site}`).toBeGreaterThanOrEqual(pages);
    const seen = files.map((file) => (headOf(site, file).seen ?? '').split(', '));
    expect(seen.filter(([age]) => !age)).toEqual([]);
    expect(new Set(seen.map(([age]) => age)).size).toBeGreaterThanOrEqual(ages);
    expect(new Set(seen.map(([, language]) => language)).size).toBeGreaterThanOrEqual(languages);
  });
});

/** Something that looks like an address, also in a link; the group is its domain. */
const ADDRESS = /[^\s"'<>;:,()[\]?&=]+(?:@|%40)([\p{L}\d-]+(?:\.[\p{L}\d-]+)+)/gu;

/** Domains that nobody can have. */
const RESERVED = /(^|\.)example(\.(com|net|org))?$/i;

/** What pages have besides: invented addresses where the provider matters, and a file's name. */
const ELSEWHERE = [
  'rita.moss.example@gmail.com',
  'so.carrie.customer@gmail.com',
  'rita.moss.example@outlook.com',
  'banner@2x.png',
];

/** The addresses in a page of a product that could be somebody's. */
const couldBeReal = (site: string, text: string): string[] =>
  [...text.matchAll(ADDRESS)].flatMap(([written, domain = '']) => {
    const address = written.replace('%40', '@').toLowerCase();
    const isProducts = isLogging(address) || products.get(site)?.inbound?.test(address);
    return RESERVED.test(domain) || isProducts || ELSEWHERE.includes(address) ? [] : [address];
  });

describe('addresses on the pages', () => {
  test.each([
    ['mara@example.com mara@mail.example.net <a href="mailto:mara@shop.example">', []],
    ['mail mara@bakery.com, or mara@example.com.net', ['mara@bakery.com', 'mara@example.com.net']],
    ['<a href="?to=mara%40notexample.com">', ['mara@notexample.com']],
    ['mara@bäckerei.example.de', ['mara@bäckerei.example.de']],
    ['x1@k.le.salesforce.com x1@acme.zendesk.com', ['x1@acme.zendesk.com']],
  ])('in %s', (text, found) => {
    expect(couldBeReal('pipedrive', text)).toEqual(found);
  });

  test.each(Object.keys(READERS))('of %s are at example domains', (site) => {
    const found = filesOf(site).map((file) => [file, ...couldBeReal(site, textOf(site, file))]);
    expect(found.filter(([, ...some]) => some.length > 0)).toEqual([]);
  });

  test('that are allowed elsewhere are still there', () => {
    const all = Object.keys(READERS).flatMap((site) =>
      filesOf(site).map((file) => textOf(site, file)),
    );
    expect(ELSEWHERE.filter((one) => !all.some((text) => text.includes(one)))).toEqual([]);
  });
});

/** Everything that a reader tells of a page, with the lower layers. */
function told(read: Read, site: string, file: string): PageReport {
  const { url } = open(site, file);
  const { report, lower } = read(document, new URL(url));
  return lower ? finish(lower) : report;
}

/** The parts of a description that only matter where a page has something to leave out or name. */
const PARTS = ['inbound', 'not', 'title', 'shadow'] as const;

describe('each part of a description', () => {
  const parts = [...products.values()].flatMap((product) =>
    PARTS.filter((part) => part in product).map((part) => [product.site, part] as const),
  );

  test('is known here', () => {
    expect(parts.length).toBeGreaterThan(10);
  });

  test.each(parts)('of %s: a page is read otherwise without its `%s`', (site, part) => {
    const product = products.get(site) as Product;
    const { [part]: _, ...rest } = product;
    const without = readerOf({ not: { '?': 'none' }, ...rest });
    const whole = readerOf(product);
    const needing = filesOf(site).filter(
      (file) =>
        JSON.stringify(told(whole, site, file)) !== JSON.stringify(told(without, site, file)),
    );
    expect(needing, `pages in lib/page/pages/${site} that need \`${part}\``).not.toEqual([]);
  });
});
