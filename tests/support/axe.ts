import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.0 to 2.2, levels A and AA. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** Whatever can run an expression in a page. */
export interface Evaluating {
  evaluate<T>(expression: string): Promise<T>;
}

/** What axe finds against the page, a line for each element: the rule, where, and why. */
export async function violations(page: Evaluating): Promise<string[]> {
  await page.evaluate(`${SOURCE}; undefined`);
  return page.evaluate(`axe.run(document, {
    runOnly: { type: 'tag', values: ${JSON.stringify(TAGS)} },
    resultTypes: ['violations'],
  }).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => [id, node.target.join(' '), node.failureSummary].join(': '))))`);
}
