import { avatarOf } from './avatar.ts';
import { html } from './html.ts';
import { CARRIE, MEI, NOOR, type Person } from './people.ts';

const card = (person: Person, line: string) =>
  html`<li><img alt="" src="${avatarOf(person)}"><div><strong>${person.name}</strong><span>${line}</span></div></li>`;

/** An ordinary company's page without a page script: one address is in a link, one in the text. */
export const teamPage = (): string =>
  html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>People · Orchard Collective</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,"><link rel="stylesheet" href="/demo/base.css"><link rel="stylesheet" href="/demo/team.css"></head>
<body class="team"><main>
<p class="place">Orchard Collective · London</p>
<h1>The people behind the spring meetup</h1>
<p>Once a year we invite the neighbourhood to talk about keeping appointments, gardens and one’s word. These three make it happen.</p>
<ul>${card(NOOR, 'Hosts the evening')}${card(CARRIE, 'Brings the trees')}${card(MEI, 'Speaks about forecasts')}</ul>
<p>About flowers and deliveries, write to <a id="link" href="mailto:${CARRIE.address}">Carrie</a>.</p>
<p id="text">The talk is given by Mei Tanaka, whom you reach at ${MEI.address} until the day itself.</p>
</main><p class="demo">Demo page. All people are invented.</p></body></html>`.text;
