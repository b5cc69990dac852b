import { expect, test } from 'vitest';
import { enterTarget, isSelectionGone, moveSelection } from './list-selection.ts';

const list = (offered: string, chosen: string | null, answered = false) => ({
  ...{ offered: [...offered], chosen, answered },
});

test.each<[what: string, offered: string, chosen: string | null, down: string, up: string]>([
  ['nobody is chosen', 'abc', null, 'a', 'c'],
  ['the first is', 'abc', 'a', 'b', 'c'],
  ['one between is', 'abc', 'b', 'c', 'a'],
  ['the last is', 'abc', 'c', 'a', 'b'],
  ['the only one is', 'a', 'a', 'a', 'a'],
  ['the list has moved the chosen one', 'cab', 'c', 'a', 'b'],
  ['the chosen one is gone', 'abc', 'x', 'a', 'c'],
])('the row an arrow key selects when %s', (_what, offered, chosen, down, up) => {
  expect([
    moveSelection(list(offered, chosen), 1),
    moveSelection(list(offered, chosen), -1),
  ]).toEqual([down, up]);
});

test('in an empty list arrow keys select no one', () => {
  expect([moveSelection(list('', 'a'), 1), moveSelection(list('', null), -1)]).toEqual([
    null,
    null,
  ]);
});

test.each<[what: string, ReturnType<typeof list>, typed: string, wanted: string | null]>([
  ['the chosen one, not the text', list('abc', 'b'), 'text', 'b'],
  ['the chosen one, wherever the list moved them', list('cab', 'b'), 'text', 'b'],
  ['nobody, where the chosen one is gone', list('ac', 'b'), 'text', null],
  ['nobody, where all are gone', list('', 'b'), 'text', null],
  ['nobody, where the chosen one is gone and nothing is typed', list('ac', 'b'), '', null],
  ['the same again, where an answer hides the list', list('ac', 'b', true), 'text', 'b'],
  ['the text, where nobody is chosen', list('abc', null), ' text ', 'text'],
  ['the first, where nothing is typed either', list('abc', null), '  ', 'a'],
  ['nothing, where there is nothing', list('', null), '', null],
])('Enter asks for %s', (_what, choice, typed, wanted) => {
  expect(enterTarget(choice, typed)).toBe(wanted);
});

test.each<[ReturnType<typeof list>, boolean]>([
  [list('abc', null), false],
  [list('abc', 'b'), false],
  [list('ac', 'b'), true],
  [list('', 'b'), true],
  [list('ac', 'b', true), false],
])('for %j, whether the selected person has left the list is %s', (choice, gone) => {
  expect(isSelectionGone(choice)).toBe(gone);
});
