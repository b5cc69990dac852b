import { inText } from '../../address/in-text.ts';
import type { PageReport } from '../../domain/page-report.ts';
import { isInline, isVisible } from '../reading/dom.ts';
import { createMask, type Mask, shapeOf } from './mask.ts';
import { childrenOf, skeletonOf } from './select-elements.ts';

/** Attributes with names given by the page's developers. */
const NAMES = /^(?:class|id|role|type|data-(?:test-?id|selenium-test|qa|cy|key|crm-location))$/;
/** Attributes that hold text. */
const TEXTS = /^(?:title|alt|name|placeholder|aria-label)$/;
/** Attributes that hold a state, and the only values that are kept. */
const STATES =
  /^(?:hidden|disabled|checked|selected|contenteditable|aria-(?:expanded|selected|hidden|checked|pressed|current|disabled|modal))$/;
const STATE = /^(?:|true|false|mixed|page|step|hidden|plaintext-only)$/;
const ATTRIBUTE = /^[a-z][a-z0-9:-]{0,40}$/;
const TOKEN = /^[\w:/-]{1,60}$/;

/** The placeholders for addresses; nothing else in a snapshot may look like an address. */
const PLACEHOLDER = /^(?:person|own|automated)\d+@example\.(?:com|org|net)$/;
/** Elements that are blocks unless the page's styles say otherwise. */
const BLOCKS =
  /^(?:body|div|p|pre|table|blockquote|li|ul|ol|h[1-6]|section|article|main|header|footer|nav|aside|form|fieldset)$/;

/**
 * Takes a snapshot of a page's structure, as HTML to be attached to a bug report: elements, the
 * names their developers gave them, their states, and a placeholder for every address; none of the
 * text. It can serve as a page for tests. `null` where an address was left in the result.
 */
export function capture(document: Document, url: URL, report: PageReport): string | null {
  const mask = createMask(report.own ?? [], url);
  const { kept, whole } = skeletonOf(document);
  // First collect all addresses: words of them must not appear in attribute names or values either.
  for (const element of kept) collectAddresses(element, mask);
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

/** Registers all addresses of an element with the mask. */
function collectAddresses(element: Element, mask: Mask): void {
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
  // Keep the attribute without its value: a reader may test for its presence.
  return name.startsWith('data-') ? '' : null;
}

/** Names without words of an address; digits in longer numbers, which are ids, are replaced. */
const names = (value: string, mask: Mask): string =>
  value
    .split(/\s+/)
    .slice(0, 12)
    .map((token) =>
      TOKEN.test(token) && !mask.betrays(token) ? token.replace(/\d{4,}/g, 'n') : 'x',
    )
    .join(' ');

/**
 * The `display` to write where it differs from the element's default: `block`, `inline` or `none`.
 */
function displayOf(element: Element): string | null {
  const above = element.parentElement;
  if (!isVisible(element)) return above && !isVisible(above) ? null : 'none';
  if (isInline(element) !== BLOCKS.test(element.localName)) return null;
  return BLOCKS.test(element.localName) ? 'inline' : 'block';
}

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
