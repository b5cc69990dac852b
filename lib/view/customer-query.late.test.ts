import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { asked, JO, KIM, MARA, NOW, shown } from '../../tests/helpers/shown.ts';
import { holdTime, pass } from '../../tests/helpers/view-deps.ts';
import { fail } from '../domain/result.ts';

beforeEach(() => holdTime(NOW));
afterEach(() => void vi.useRealTimers());

test('a slow store never causes one customer to be shown under the name of another [claim 58]', async () => {
  const { about, hold, view, name } = shown(null);
  const release = hold(MARA.address);
  about.value = MARA;
  await pass();
  expect(view.customer.value).toBeNull();
  about.value = JO;
  await pass();
  expect(name()).toBe(`Name of ${JO.address}`);
  await release();
  expect([name(), view.customer.value?.addresses]).toEqual([`Name of ${JO.address}`, [JO.address]]);
});

test("late answers, in any order, are never shown under another customer's name [claim 58]", async () => {
  const people = [MARA, JO, KIM];
  const answers = fc.constantFrom(asked, fail('offline'), fail('tooMany', { until: NOW + 3000 }));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...people), { minLength: 1, maxLength: 6 }),
      fc.array(fc.tuple(fc.nat(9), answers), { maxLength: 8 }),
      fc.shuffledSubarray(people, { minLength: 3 }),
      async (visits, replies, releases) => {
        vi.setSystemTime(NOW);
        const at = shown(null);
        const letGo = new Map(people.map(({ address }) => [address, at.hold(address)]));
        const holds = () => {
          const { address } = at.about.value ?? { address: null };
          const view = at.view.customer.value;
          if (view !== null)
            expect([view.addresses, view.name]).toEqual([[address], `Name of ${address}`]);
          if (at.view.refresh.value.state === 'failed') expect(failures.has(address)).toBe(true);
          if (at.view.heard.value) expect(heard.has(address)).toBe(true);
        };
        const [failures, heard] = [new Set<string | null>(), new Set<string | null>()];
        for (const visit of visits) {
          at.about.value = visit;
          await pass();
          holds();
        }
        for (const [which, reply] of replies) {
          const sent = at.sent('refreshCustomer');
          const message = sent[which % Math.max(sent.length, 1)];
          const address = (message?.input as { address: string } | undefined)?.address ?? null;
          (reply.ok ? heard : failures).add(address);
          await message?.answer(reply);
          holds();
        }
        for (const { address } of releases) {
          await letGo.get(address)?.();
          holds();
        }
        expect(at.name()).toBe(`Name of ${visits.at(-1)?.address}`);
      },
    ),
    { numRuns: 60 },
  );
});

test('a late answer about an earlier customer does not affect the present request [claim 58]', async () => {
  for (const late of [asked, fail('tooMany', { until: NOW + 8000 })]) {
    const { view, sent, about } = shown(MARA);
    await pass();
    about.value = JO;
    await sent('refreshCustomer')[0]?.answer(late);
    expect([view.refresh.value.state, view.heard.value]).toEqual(['loading', false]);
    await pass(20_000);
    expect(sent('refreshCustomer')).toHaveLength(2);
  }
});
