import fc from 'fast-check';
import { expect, it } from 'vitest';
import { completeBooking } from './booking-draft.ts';
import { BookingStore } from './booking-store.ts';
import { byCreation } from './collection.ts';

const row = fc
  .record({
    id: fc.string({ minLength: 1, maxLength: 3 }),
    created: fc.nat(20),
    contact: fc.constantFrom('CTC-1', 'CTC-2', null),
  })
  .map((fields) => completeBooking({ ...fields, starts: 0 }));
const rows = fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 40 });

it('a collection stays sorted and complete through additions and removals', () => {
  fc.assert(
    fc.property(rows, rows, fc.array(fc.nat(80)), (first, second, removals) => {
      const collection = new BookingStore(first);
      const kept = new Map(first.map((one) => [one.id, one]));
      for (const one of second) {
        if (kept.has(one.id)) continue;
        collection.add(one);
        kept.set(one.id, one);
      }
      for (const place of removals) {
        const one = [...kept.values()][place];
        if (!one) continue;
        expect(collection.remove(one.id)).toBe(one);
        kept.delete(one.id);
      }
      const inOrder = [...kept.values()].sort(byCreation);
      expect(collection.rows).toEqual(inOrder);
      const filed = inOrder.filter(({ contact }) => contact === 'CTC-1');
      expect(collection.of('CTC-1')).toEqual(filed);
      for (const id of kept.keys()) expect(collection.get(id)).toBe(kept.get(id));
      expect(collection.remove('none of them')).toBeUndefined();
    }),
  );
});
