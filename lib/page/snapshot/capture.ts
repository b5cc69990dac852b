import { inText } from '../../address/in-text.ts';
import type { PageReport } from '../../domain/page-report.ts';
import { isInline, isVisible } from '../reading/dom.ts';
import { createMask, type Mask, shapeOf } from './mask.ts';
import { childrenOf, skeletonOf } from './select-elements.ts';

/** Names their makers gave to elements. */
const NAMES = /^(?:class|id|role|type|data-(?:test-?id|selenium-test|qa|cy|key|crm-location))$/;
/** Attributes that hold a text. */
const TEXTS = /^(?:title|alt|name|placeholder|aria-label)$/;
/** States, and the only values they have. */
const STATES =
  /^(?:hidden|disabled|checked|selected|contenteditable|aria-(?:expanded|selected|hidden|checked|pressed|current|disabled|modal))$/;
const STATE = /^(?:|true|false|mixed|page|step|hidden|plaintext-only)$/;
const ATTRIBUTE = /^[a-z][a-z0-9:-]{0,40}$/;
const TOKEN = /^[\w:/-]{1,60}$/;

/** What stands in place of somebody, and nothing else that looks like an address. */
const PLACEHOLDER = /^(?:person|own|automated)\d+@example\.(?:com|org|net)$/;
/** Elements that begin a line where their page does not say otherwise. */
const BLOCKS =
  /^(?:body|div|p|pre|table|blockquote|li|ul|ol|h[1-6]|section|article|main|header|footer|nav|aside|form|fieldset)$/;

/**
 * The structure of a page as a file to go with a report of a fault: elements, the names their makers
 * gave them, their states, and placeholders for every address; none of the text. Good as a page for
 * tests. `null` where something would have been left in it.
 */
export function capture(document: Document, url: URL, report: PageReport): string | null {
  const mask = createMask(report.own ?? [], url);
  const { kept, whole } = skeletonOf(document);
  // Met before anything is written, since their words must not stand in a name either.
  for (const element of kept) meet(element, mask);
  const people = report.people.map(({ address, role }) => ({
    address: mask.address(address),
    role,
  }));
  const { site, page, state, layer } = report;
  const facts = { url: shapeOf(url), site, page, state, layer, people };
  const size = { elements: kept.size, whole };
  const language = document.documentElement.lang.slice(0, 12).replace(/[^\w-]/g, '');
  const body = write(document.body, kept, mask);
  const text = `<!-- ${JSON.stringify({ ...facts, ...size }, null, 2)} -->\n<html lang="${language}">\n${body}\n</html>\n`;
  return inText(text).every((address) => PLACEHOLDER.test(address)) ? text : null;
}

/** Has the mask meet every address an element holds. */
function meet(element: Element, mask: Mask): void {
  const texts = [...element.childNodes].flatMap((node) => (node instanceof Text ? node.data : []));
  for (const text of [
    ...texts,
    ...[...element.attributes].map(({ value }) => value),
    typed(element),
  ])
    mask.text(text);
}

const typed = (element: Element): string =>
  'value' in element && typeof element.value === 'string' ? element.value : '';

function write(element: Element, kept: ReadonlySet<Element>, mask: Mask): string {
  const tag = element.localName;
  const tree = element.shadowRoot;
  const parts: string[] = [];
  if (tree) {
    const inside = inner(tree.childNodes, kept, mask);
    parts.push(`<template shadowrootmode="open">${inside}</template>`);
  }
  parts.push(inner(element.childNodes, kept, mask));
  const left = childrenOf(element).filter((child) => !kept.has(child)).length;
  if (left > 0) parts.push(`<!-- ${left} more -->`);
  return `<${tag}${attributes(element, mask)}>${parts.join('')}</${tag}>`;
}

const inner = (nodes: Iterable<Node>, kept: ReadonlySet<Element>, mask: Mask): string =>
  [...nodes]
    .map((node) => {
      if (node instanceof Text) return escaped(mask.text(node.data));
      return node instanceof Element && kept.has(node) ? write(node, kept, mask) : '';
    })
    .join('');

function attributes(element: Element, mask: Mask): string {
  const written = new Map<string, string>();
  for (const { name, value } of element.attributes) {
    const shown = ATTRIBUTE.test(name) && !mask.betrays(name) ? attribute(name, value, mask) : null;
    if (shown !== null) written.set(name, shown);
  }
  if (typed(element) !== '') written.set('value', mask.text(typed(element)));
  const display = displayOf(element);
  if (display) written.set('style', `display:${display}`);
  return [...written].map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
}

function attribute(name: string, value: string, mask: Mask): string | null {
  if (STATES.test(name)) return STATE.test(value) ? value : '';
  if (NAMES.test(name)) return names(value, mask);
  if (name === 'href') return mask.link(value);
  if (value.includes('@') || TEXTS.test(name)) return mask.text(value);
  // That it is there may be what a reader goes by.
  return name.startsWith('data-') ? '' : null;
}

/** Names without what could be somebody's, and without long numbers, which are ids. */
const names = (value: string, mask: Mask): string =>
  value
    .split(/\s+/)
    .slice(0, 12)
    .map((token) =>
      TOKEN.test(token) && !mask.betrays(token) ? token.replace(/\d{4,}/g, 'n') : 'x',
    )
    .join(' ');

/** How an element lies in its line, where its name does not tell. */
function displayOf(element: Element): string | null {
  const above = element.parentElement;
  if (!isVisible(element)) return above && !isVisible(above) ? null : 'none';
  if (isInline(element) !== BLOCKS.test(element.localName)) return null;
  return BLOCKS.test(element.localName) ? 'inline' : 'block';
}

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
