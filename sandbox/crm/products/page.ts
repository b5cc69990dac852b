import type { PageKind, PageRole } from '../../../lib/domain/page-report.ts';
import { type Html, html } from '../html.ts';
import { DECOYS, type Person, REP } from '../people.ts';

/** One demo page of a product, with its customers. */
export interface ProductPage {
  /** The path with query. */
  path: string;
  /** A short description of what is special about it. */
  title: string;
  page: PageKind;
  people: readonly (readonly [person: Person, role: PageRole])[];
  /** The page's language; by default English. */
  language?: string;
  body: Html;
}

/** The demo pages of one product. They have its structure, but not its appearance. */
export interface ProductPages {
  host: string;
  /** The demo's name for the kind of product, such as `Demo tickets`. */
  name: string;
  pages: readonly ProductPage[];
}

/** A `mailto:` link to a person. */
export const mailLink = ({ address }: Person, text = address): Html =>
  html`<a href="mailto:${address}">${text}</a>`;

/** A history on every page with misleading addresses, which a reader must not return. */
export const history: Html = html`<h3>History</h3><p>Forwarded to ${mailLink(DECOYS.outsider)}, formerly handled with ${DECOYS.formerContact.address}.</p>`;

/** The whole document of a demo page. */
export const documentOf = ({ name }: ProductPages, page: ProductPage): string =>
  html`<!doctype html>
<html lang="${page.language ?? 'en'}"><head><meta charset="utf-8"><title>${page.title} · ${name}</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,"><link rel="stylesheet" href="/demo/base.css"><link rel="stylesheet" href="/demo/products.css"></head>
<body class="product"><nav><a href="/">${name}</a><span class="gap"></span><a href="mailto:${REP.address}">${REP.name}</a></nav>
${page.body}<p class="demo">Demo page. All people are invented.</p></body></html>`.text;

/** The document with links to all demo pages of a product. */
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
