import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.0 to 2.2, levels A and AA. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** A page of either browser, in which an expression can be evaluated. */
export interface Evaluating {
  evaluate<T>(expression: string): Promise<T>;
}

const run = (page: Evaluating, context: string, rules: object): Promise<string[]> =>
  page.evaluate(`axe.run(${context}, {
    ...${JSON.stringify(rules)},
    resultTypes: ['violations'],
  }).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => [id, node.target.join(' '), node.failureSummary].join(': '))))`);

/** Loads axe into the page, unless it is there already. */
async function load(page: Evaluating): Promise<void> {
  const isThere = await page.evaluate<boolean>("typeof axe !== 'undefined'");
  if (!isThere) await page.evaluate(`${SOURCE}; undefined`);
}

const BY_TAGS = { runOnly: { type: 'tag', values: TAGS } };

/**
 * Runs axe on the whole page; returns a line for each violation: the rule, the element, the reason.
 */
export async function violations(page: Evaluating): Promise<string[]> {
  await load(page);
  return run(page, 'document', BY_TAGS);
}

/**
 * The same for a page that is scrolled to its focused element. A sticky bar may then half cover
 * other targets, which is no fault; so the target size is checked only for the focused element.
 */
export async function violationsAtFocus(page: Evaluating): Promise<string[]> {
  await load(page);
  const otherRules = { ...BY_TAGS, rules: { 'target-size': { enabled: false } } };
  const targetSize = { runOnly: ['target-size'] };
  return [
    ...(await run(page, 'document', otherRules)),
    ...(await run(page, "document.querySelector(':focus') ?? document.head", targetSize)),
  ];
}
