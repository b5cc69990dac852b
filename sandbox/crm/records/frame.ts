import { avatarOf } from '../avatar.ts';
import { type Html, html } from '../html.ts';
import { type IconName, icon } from '../icons.ts';
import { REP } from '../people.ts';
import { conversationPath, listPath } from './objects.ts';

/** A page of the demo CRM without its frame. */
export interface RecordsPage {
  title: string;
  /** The entry of the top bar that is marked. */
  section: 'contacts' | 'companies' | 'deals' | 'tickets' | 'inbox' | 'none';
  main: Html;
  /** Content over the page: a list's drawer. */
  over?: Html | null;
}

const SECTIONS: readonly [RecordsPage['section'], IconName, string, string][] = [
  ['contacts', 'people', 'Contacts', listPath('0-1')],
  ['companies', 'building', 'Companies', listPath('0-2')],
  ['deals', 'deal', 'Deals', listPath('0-3')],
  ['tickets', 'ticket', 'Tickets', listPath('0-5')],
  ['inbox', 'chat', 'Inbox', conversationPath(7001)],
];

/** The whole document of a page: the top bar with the rep's own address, then the page. */
export const recordsDocument = (page: RecordsPage): string =>
  html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${page.title}</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,"><link rel="stylesheet" href="/demo/base.css"><link rel="stylesheet" href="/demo/records.css"><link rel="stylesheet" href="/demo/records-cards.css"><link rel="stylesheet" href="/demo/records-list.css">
<script type="module" src="/demo/records.ts"></script></head>
<body class="records">
<nav class="top"><span class="brand">${icon('people')}<span>Demo CRM</span></span>
  <div class="sections">${SECTIONS.map(
    ([name, picture, label, path]) =>
      html`<a href="${path}"${name === page.section && html` aria-current="page"`}>${icon(picture)}<span>${label}</span></a>`,
  )}</div><span class="gap"></span>
  <div class="user"><div><strong>${REP.name}</strong><div class="user-info-email">${REP.address}</div></div><img alt="" src="${avatarOf(REP)}"></div>
</nav>
<main>${page.main}</main>
${page.over}
<p class="demo">Demo page. All people are invented.</p>
</body></html>`.text;
