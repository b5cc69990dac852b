// @vitest-environment happy-dom
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { emptyPage } from '../../tests/helpers/page.ts';
import type { PageReport } from '../domain/page-report.ts';
import { READERS } from './readers/index.ts';
import type { Lower } from './reading/reading.ts';

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

describe.each(Object.entries(READERS))('%s [claims 27, 29]', (site, read) => {
  const folder = join(import.meta.dirname, 'pages', site);
  const files = existsSync(folder) ? readdirSync(folder) : [];

  test.each(files)('%s', (file) => {
    const { what: _, seen: __, url, later, ...wanted } = open(site, file);
    const before = document.documentElement.outerHTML;
    const { report, lower } = read(document, new URL(url));
    if (report.state === 'reading') {
      expect(report).toEqual({ site, ...wanted });
      if (later) expect(lower ? finish(lower) : report).toEqual({ site, ...wanted, ...later });
    } else expect(lower ? finish(lower) : report).toEqual({ site, ...wanted });
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
