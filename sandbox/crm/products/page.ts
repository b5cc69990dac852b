import type { PageKind, PageRole } from '../../../lib/domain/page-report.ts';
import { type Html, html } from '../html.ts';
import { DECOYS, type Person, REP } from '../people.ts';

/** One demo page of a product, and who is the customer on it. */
export interface ProductPage {
  /** Path with query. */
  path: string;
  /** What is special about it, in a few words. */
  title: string;
  page: PageKind;
  people: readonly (readonly [person: Person, role: PageRole])[];
  /** A page in another language than English says so. */
  language?: string;
  body: Html;
}

/** The demo pages of one product. They stand for its structure and for nothing of its looks. */
export interface ProductPages {
  host: string;
  /** What such pages are for, as the demo calls it. */
  name: string;
  pages: readonly ProductPage[];
}

export const mailLink = ({ address }: Person, text = address): Html =>
  html`<a href="mailto:${address}">${text}</a>`;

/** What stands about a customer on any of these pages, and misleads a careless reader. */
export const history: Html = html`<h3>History</h3><p>Forwarded to ${mailLink(DECOYS.outsider)}, formerly handled with ${DECOYS.formerContact.address}.</p>`;

/** A whole document. */
export const documentOf = ({ name }: ProductPages, page: ProductPage): string =>
  html`<!doctype html>
<html lang="${page.language ?? 'en'}"><head><meta charset="utf-8"><title>${page.title} · ${name}</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,"><link rel="stylesheet" href="/demo/base.css"><link rel="stylesheet" href="/demo/products.css"></head>
<body class="product"><nav><a href="/">${name}</a><span class="gap"></span><a href="mailto:${REP.address}">${REP.name}</a></nav>
${page.body}<p class="demo">Demo page. All people are invented.</p></body></html>`.text;

/** The pages of a product, as links. */
export const indexOf = (product: ProductPages): string =>
  documentOf(product, {
    path: '/',
    title: 'Pages',
    page: 'other',
    people: [],
    body: html`<main><h1>${product.name}</h1><ul>${product.pages.map(
      ({ path, title }) => html`<li><a href="${path}">${title}</a></li>`,
    )}</ul></main>`,
  });
