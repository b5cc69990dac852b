import { expect, test } from 'vitest';
import { withoutRepeats } from './answers.ts';

const said = (...pairs: string[]) =>
  pairs.map((pair) => {
    const [question = '', answer = ''] = pair.split(' = ');
    return { question, answer };
  });

test.each<[what: string, sources: string[][], shown: string[]]>([
  ['none', [[], []], []],
  ['in their order', [['B = 1'], ['A = 2']], ['B = 1', 'A = 2']],
  [
    'the same question with the same answer once',
    [['Team size = 12'], ['Team size = 12']],
    ['Team size = 12'],
  ],
  [
    'a question spelled otherwise once, as it was first',
    [['Team size? = Ten'], ['team_size = ten', 'TEAM  SIZE: = Ten', 'Team size * = Ten']],
    ['Team size? = Ten'],
  ],
  [
    'a question with other answers once, with all of them',
    [['Team size = 12'], ['team_size = 50']],
    ['Team size = 12\n50'],
  ],
  ['other questions apart', [['Size = 1'], ['Size now = 1']], ['Size = 1', 'Size now = 1']],
  ['questions of signs alone apart', [['? = 1'], [': = 1']], ['? = 1', ': = 1']],
])('answers of several sources: %s', (_what, sources, shown) => {
  expect(withoutRepeats(...sources.map((source) => said(...source)))).toEqual(said(...shown));
});
