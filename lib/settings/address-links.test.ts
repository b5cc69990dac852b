import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import { addressLinks as joinsIn, linkedTo, readLinks } from './address-links.ts';

const [A, B, C, D] = ['a@example.com', 'b@example.com', 'c@example.org', 'd@example.net'];

/** The address links, and the choices they hold for some addresses. */
const addressLinks = (store: ReturnType<typeof memoryStore>) => ({
  ...joinsIn(store),
  of: async (addresses: readonly string[]) => linkedTo(await readLinks(store), addresses),
});

test('joined addresses are one customer, whichever of them is asked for, until they are separated', async () => {
  const joins = addressLinks(memoryStore());
  await joins.join(A, B);
  await joins.join(C, B);
  expect((await joins.of([C])).together.sort()).toEqual([A, B]);
  await joins.part(C, B);
  expect(await joins.of([A])).toEqual({ together: [C], apart: [B] });
  expect(await joins.of([B])).toEqual({ together: [], apart: [C] });
  await joins.join(B, C);
  expect((await joins.of([B])).together.sort()).toEqual([A, C]);
  expect((await joins.of([B])).apart).toEqual([]);
});

test('whoever was set apart is not brought back through a third address', async () => {
  const joins = addressLinks(memoryStore());
  await joins.join(B, C);
  await joins.part(A, B);
  await joins.join(A, C);
  expect(await joins.of([A])).toEqual({ together: [C], apart: [B] });
  expect(await joins.of([C])).toEqual({ together: [A], apart: [B] });
  expect(await joins.of([B])).toEqual({ together: [], apart: [A] });
});

test('an address that is joined leaves whom the others were set apart from, who stay together', async () => {
  const joins = addressLinks(memoryStore());
  for (const other of [C, D]) await joins.join(B, other);
  await joins.part(A, B);
  await joins.join(A, C);
  expect((await joins.of([A])).together).toEqual([C]);
  expect((await joins.of([B])).together).toEqual([D]);
});

test('who was set apart from an address leaves the group that it joins', async () => {
  const joins = addressLinks(memoryStore());
  await joins.join(A, B);
  await joins.part(B, C);
  await joins.join(A, C);
  expect((await joins.of([A])).together).toEqual([C]);
  expect(await joins.of([B])).toEqual({ together: [], apart: [C] });
});

test('groups that earlier versions made with a pair set apart show the two never as one', () => {
  const links = { groups: [[A, B, C]], pairs: [[C, A]] as [string, string][] };
  expect(linkedTo(links, [A])).toEqual({ together: [B], apart: [C] });
  expect(linkedTo(links, [B])).toEqual({ together: [A], apart: [C] });
  expect(linkedTo(links, [C])).toEqual({ together: [], apart: [A] });
});

test('people of one page bring nobody who was set apart from another of them', () => {
  const links = {
    groups: [
      [A, B],
      [C, D],
    ],
    pairs: [[B, D]] as [string, string][],
  };
  expect(linkedTo(links, [A, C])).toEqual({ together: [B], apart: [D] });
  expect(linkedTo({ groups: [[A, B]], pairs: [[C, B]] }, [A, C])).toEqual({
    together: [],
    apart: [B],
  });
});

test('forget deletes every trace of an address', async () => {
  const store = memoryStore();
  const joins = addressLinks(store);
  await joins.join(A, B);
  await joins.part(A, C);
  await joins.join(C, D);
  await joins.forget([A]);
  expect(JSON.stringify(store.dump())).not.toContain(A);
  expect(await joins.of([C])).toEqual({ together: [D], apart: [] });
});

test.each([
  ['nothing', undefined],
  ['a text', 'x'],
  ['lists of anything', { groups: [1, [2], [A, B, null]], pairs: [[A], 'ab', [A, 5]] }],
])('%s in the store joins no addresses', async (_what, kept) => {
  const joins = addressLinks(memoryStore({ joins: kept }));
  expect(await joins.of([A])).toEqual({ together: [], apart: [] });
});

test('after any joins and separations, joined addresses have the same group', async () => {
  const address = fc.constantFrom(A, B, C, D);
  const step = fc.tuple(fc.constantFrom('join', 'part'), address, address);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const store = memoryStore();
      const joins = addressLinks(store);
      for (const [what, one, other] of steps) {
        await joins[what as 'join' | 'part'](one, other);
        const { together, apart } = await joins.of([one]);
        expect(together.includes(other)).toBe(one !== other && what === 'join');
        if (what === 'part' && one !== other) expect(apart).toContain(other);
        for (const third of together) {
          expect((await joins.of([third])).together).toContain(one);
        }
        const { pairs } = await readLinks(store);
        for (const all of [
          [one, ...together],
          [other, ...(await joins.of([other])).together],
        ]) {
          expect(pairs.filter((pair) => pair.every((each) => all.includes(each)))).toEqual([]);
        }
      }
    }),
  );
});
