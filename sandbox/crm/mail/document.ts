import type { Clock } from '../clock.ts';
import { type Html, html } from '../html.ts';
import { sideBar, topBar } from './chrome.ts';
import { composeWindow } from './compose.ts';
import { LABELS } from './labels.ts';
import type { Mailbox, Thread } from './mailbox.ts';
import { type Drawing, permanentId } from './message.ts';
import { paddingViews } from './padding.ts';
import { type Place, threadAt } from './place.ts';
import { threadBody } from './thread.ts';
import { listTitle, openList, openThread, threadTitle } from './views.ts';

/**
 * The markup of a view, which the page's script inserts: the open thread or, without one, the list.
 */
export const mailView = (place: Place, mailbox: Mailbox, clock: Clock): Html => {
  const drawing = drawingOf(place, mailbox, clock);
  const thread = threadAt(place, mailbox);
  return thread
    ? openThread(thread, mailbox, place, drawing, 'hidden')
    : openList(place, mailbox, drawing, 'hidden');
};

const drawingOf = (place: Place, mailbox: Mailbox, clock: Clock): Drawing => ({
  labels: LABELS[place.language],
  clock,
  owner: mailbox.owner,
  query: place.query,
});

const page = (language: string, title: string, body: Html): string =>
  html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,"><link rel="stylesheet" href="/demo/base.css"><link rel="stylesheet" href="/demo/mail.css"><link rel="stylesheet" href="/demo/mail-list.css"><link rel="stylesheet" href="/demo/mail-thread.css">
<script type="module" src="/demo/mail.ts"></script></head>
${body}</html>`.text;

const shell = (
  place: Place,
  mailbox: Mailbox,
  clock: Clock,
  at: { title: string; loading: boolean; views: readonly Html[] },
): string => {
  const labels = LABELS[place.language];
  const build = (views: readonly Html[]): string =>
    page(
      place.language,
      at.title,
      html`<body class="mail">
<div id="loading"${at.loading ? '' : html` style="display:none"`}><div class="msg">${labels.loading} ${mailbox.owner.address}</div></div>
${topBar(place, mailbox, labels)}
<div class="frame">${sideBar(place, mailbox, labels)}
<div class="aeF"><div class="nH" id="views">${views}</div></div></div>
${!at.loading && place.compose && composeWindow(labels)}
<template id="compose">${composeWindow(labels)}</template>
</body>`,
    );
  const bare = build(at.views);
  return place.elements > 0
    ? build([...at.views, ...paddingViews(place.elements, bare, mailbox, clock)])
    : bare;
};

/**
 * The document as served: in the loading state, with the inbox in the document but hidden. Its
 * script shows the view in the hash.
 */
export const servedMail = (place: Place, mailbox: Mailbox, clock: Clock): string =>
  shell(place, mailbox, clock, {
    title: 'Demo mail',
    loading: true,
    views: [openList(place, mailbox, drawingOf(place, mailbox, clock), 'hidden')],
  });

/** The document in the state after its script has run: one view is shown, another one is hidden. */
export const settledMail = (place: Place, mailbox: Mailbox, clock: Clock): string => {
  const drawing = drawingOf(place, mailbox, clock);
  const thread = threadAt(place, mailbox);
  const title = listTitle(place, mailbox, drawing.labels);
  const list = (standing: 'main' | 'hidden', beside?: Thread): Html =>
    openList(place, mailbox, drawing, standing, beside);
  if (place.pane)
    return shell(place, mailbox, clock, { title, loading: false, views: [list('main', thread)] });
  const kept = mailbox.threads.find((other) => other !== thread);
  const left = kept ? [openThread(kept, mailbox, place, drawing, 'hidden')] : [];
  return thread
    ? shell(place, mailbox, clock, {
        title: threadTitle(thread, mailbox),
        loading: false,
        views: [list('hidden'), ...left, openThread(thread, mailbox, place, drawing, 'main')],
      })
    : shell(place, mailbox, clock, { title, loading: false, views: [list('main'), ...left] });
};

/**
 * The document of a thread in a separate window, without account button and without an element with
 * the role `main`; `null` for an unknown thread.
 */
export const threadWindow = (
  url: URL,
  place: Place,
  mailbox: Mailbox,
  clock: Clock,
): string | null => {
  const named = url.searchParams.get('th')?.replace('#', '');
  const thread = mailbox.threads.find((each) => permanentId(each) === named);
  if (!thread) return null;
  return page(
    place.language,
    threadTitle(thread, mailbox),
    html`<body class="aAU xE Su mail window"><div class="thread">${threadBody(thread, drawingOf(place, mailbox, clock))}</div><p class="demo">${LABELS[place.language].demo}</p></body>`,
  );
};
