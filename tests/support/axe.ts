import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.0 to 2.2, levels A and AA. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** Whatever can run an expression in a page. */
export interface Evaluating {
  evaluate<T>(expression: string): Promise<T>;
}

const run = (page: Evaluating, context: string, rules: object): Promise<string[]> =>
  page.evaluate(`axe.run(${context}, {
    ...${JSON.stringify(rules)},
    resultTypes: ['violations'],
  }).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => [id, node.target.join(' '), node.failureSummary].join(': '))))`);

const BY_TAGS = { runOnly: { type: 'tag', values: TAGS } };

/** What axe finds against the page, a line for each element: the rule, where, and why. */
export async function violations(page: Evaluating): Promise<string[]> {
  await page.evaluate(`${SOURCE}; undefined`);
  return run(page, 'document', BY_TAGS);
}

/**
 * The same of a page that is scrolled to what has the focus. There a bar may cover half of some
 * other target, by nobody's doing; the target that has the focus must be seen in its full size.
 */
export async function violationsAtFocus(page: Evaluating): Promise<string[]> {
  await page.evaluate(`${SOURCE}; undefined`);
  const others = { ...BY_TAGS, rules: { 'target-size': { enabled: false } } };
  const size = { runOnly: ['target-size'] };
  return [
    ...(await run(page, 'document', others)),
    ...(await run(page, "document.querySelector(':focus') ?? document.head", size)),
  ];
}
