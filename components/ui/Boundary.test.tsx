// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { setTranslator } from '../../lib/view/i18n.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { Boundary, Frame } from './Boundary.tsx';
import { loadDeferred } from './deferred.tsx';

interface Row {
  name: string | null;
}

/** Throws for a row without a name, and counts the tries. */
function Line({ row }: { row: Row }) {
  tries += 1;
  return <p>{(row.name as string).trim()}</p>;
}
let tries = 0;

const show = (rows: readonly Row[]) =>
  actSync(() =>
    render(
      rows.map((row, place) => (
        <Boundary key={place} of={[row]} what="meeting" id={`BKNG-${place}`}>
          <Line row={row} />
        </Boundary>
      )),
      document.body,
    ),
  );
const lines = () => [...document.querySelectorAll('p')].map((line) => line.textContent);

beforeEach(async () => {
  // The words for what cannot be drawn are loaded after a page's first picture.
  await loadDeferred();
  setTranslator((key) => key);
  tries = 0;
});
afterEach(clearScreen);

test('a row that throws is said in its place with its id, and the others stand [claim 97]', () => {
  show([{ name: 'Mara' }, { name: null }, { name: 'Jo' }]);
  expect(lines()).toEqual(['Mara', 'broken_meeting BKNG-1', 'Jo']);
});

test('a row that began to throw is drawn again once its data are others, and not before', () => {
  const row: Row = { name: 'Mara' };
  show([row]);
  row.name = null;
  show([row]);
  expect(lines()).toEqual(['broken_meeting BKNG-0']);
  tries = 0;
  show([row]);
  expect([tries, lines()]).toEqual([0, ['broken_meeting BKNG-0']]);
  show([{ name: 'Mara' }]);
  expect(lines()).toEqual(['Mara']);
});

test('a page that throws says so with a step, and keeps what is wrong with it', () => {
  const draw = (row: Row) =>
    actSync(() =>
      render(
        <Frame of={row} trouble="closed">
          <Line row={row} />
        </Frame>,
        document.body,
      ),
    );
  draw({ name: null });
  expect(lines()).toEqual(['broken_closed ', 'broken_page loadAgain']);
  draw({ name: 'Mara' });
  expect(lines()).toEqual(['broken_closed ', 'Mara']);
});
