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
      const joins = addressLinks(memoryStore());
      for (const [what, one, other] of steps) {
        await joins[what as 'join' | 'part'](one, other);
        const { together, apart } = await joins.of([one]);
        expect(together.includes(other)).toBe(one !== other && what === 'join');
        if (what === 'part' && one !== other) expect(apart).toContain(other);
        for (const third of together) {
          expect((await joins.of([third])).together).toContain(one);
        }
      }
    }),
  );
});
