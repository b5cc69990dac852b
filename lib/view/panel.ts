import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Intent } from '../actions/intent.ts';
import { fail, ok } from '../result.ts';
import { createAccount } from './account.ts';
import { createBeside } from './beside.ts';
import { createCoverage } from './coverage.ts';
import { covered } from './covered.ts';
import { missedMeeting } from './customer.ts';
import type { Extras } from './extras.ts';
import type { ActionOrder, PanelEvents, PanelModel, Subject } from './model.ts';
import { createPending } from './pending.ts';
import { createShown } from './shown.ts';
import { patternsFor } from './sites.ts';
import { asGroup, canJoin } from './together.ts';
import type { ViewWorld } from './world.ts';

/** What the panel needs beyond what every view needs. */
export interface PanelWorld extends ViewWorld {
  pendingReader: { all(): Promise<Intent[]>; close(): void };
  openOptions(): void;
  askToReach(): Promise<boolean>;
}

/** The panel's one value, and what the person can do with it. */
export function createPanel(world: PanelWorld): {
  model: ReadonlySignal<PanelModel>;
  events: PanelEvents;
} {
  const { key, names, online } = createAccount(world);
  const beside = createBeside(world);
  const coverage = createCoverage(world);
  const pending = createPending(world, world.pendingReader);

  /** Whether all are shown as one; `null` where they cannot be. */
  const together = computed(() =>
    !beside.ask.value && canJoin(beside.page.value) ? beside.choice.value === 'everybody' : null,
  );
  const subjects = computed<Subject[]>(() => {
    const people = beside.people.value;
    if (together.value) return people;
    const picked = beside.choice.value;
    const address = typeof picked === 'object' ? picked?.address : undefined;
    return [people.find((person) => person.address === address) ?? people[0] ?? []].flat();
  });
  // Equal people make one subject, so that a page that reports itself anew is not asked about anew.
  const steady = signal<Subject[]>([]);
  effect(() => {
    const now = subjects.value;
    if (JSON.stringify(now) !== JSON.stringify(steady.peek())) steady.value = now;
  });
  const shown = createShown(world, steady, key);

  const listed = signal<Subject[]>([]);
  effect(() => {
    const now = beside.listed.value;
    if (JSON.stringify(now) !== JSON.stringify(listed.peek())) listed.value = now;
  });
  const extras = signal<Extras | null>(null);
  const addresses = computed(() => shown.stored.value?.addresses ?? []);
  // None of it is in the first picture, and neither is its code.
  const bringExtras = async () => {
    const { createExtras } = await import('./extras.ts');
    extras.value = createExtras(world, { listed, addresses, ask: () => void shown.ask(false) });
  };
  setTimeout(() => void bringExtras(), 0);

  const asked = computed<PanelModel['asked']>(() => {
    const ask = beside.ask.value;
    return ask && { reason: ask.reason, people: beside.people.value, at: ask.at };
  });

  const model = computed<PanelModel>(() => ({
    key: key.value,
    page: beside.page.value,
    asked: asked.value,
    subject: steady.value[0] ?? null,
    together: together.value,
    suggested: beside.suggested.value,
    customer: customer(),
    refresh: shown.refresh.value,
    coverage: coverage.value,
    extras: extras.value?.model.value ?? null,
    listed: listed.value.length,
    online: online.value,
    pending: pending.value,
    names: names.value,
    noShowTarget: noShowTarget(),
  }));

  function customer(): PanelModel['customer'] {
    const known = shown.customer.value;
    const view = known && covered(known, coverage.value);
    return view && together.value ? asGroup(view, steady.value) : view;
  }

  /** Not known before OnceHub was heard: an older meeting must not be offered for want of a newer one. */
  function noShowTarget(): PanelModel['noShowTarget'] {
    const stored = shown.stored.value;
    const [subject] = steady.value;
    if (asked.value?.reason !== 'noShowMenu' || !subject || !stored || !shown.heard.value) {
      return undefined;
    }
    return missedMeeting(stored.bookings, subject.address, world.clock());
  }

  const events: PanelEvents = {
    openOptions: world.openOptions,
    refresh: () => void shown.ask(true),
    choose: (address) => beside.choose({ address }),
    chooseAll: () => beside.choose('everybody'),
    backToPage: () => void beside.endAsk(),
    readPageAgain: () => void beside.readAgain(),
    readOnce: () => void beside.readOnce(),
    askForSites: (sites) => void world.askForSites(patternsFor(sites)),
    sayMine: (entry, is) => void world.send('sayMine', { entry, is }),
    async reportPage() {
      const tab = beside.place.value?.tab;
      if (tab === undefined || tab === null) return false;
      const taken = await world.send('reportPage', { tab });
      return taken.ok && taken.value.taken;
    },
    async lookUp(text) {
      // Searching is not in the first picture, and neither is its code.
      const { findPeople } = await import('./find.ts');
      const found = await findPeople(text, world);
      if (!found.ok) return found;
      if (found.value.length > 0) await beside.askFor({ reason: 'lookUp', addresses: found.value });
      return ok(found.value.length);
    },
    // The field is there when they are.
    type: (text) => extras.peek()?.type(text),
    narrow: (filters) => extras.peek()?.narrow(filters),
    open: (address) => void beside.askFor({ reason: 'list', addresses: [address] }),
    join: async (...said) => extras.peek()?.join(...said) ?? fail('changed'),
    forgetCustomer: async () => extras.peek()?.forgetCustomer() ?? fail('changed'),
    grantAccess() {
      void world.askToReach().then((granted) => {
        if (granted) void shown.ask(true);
      });
    },
    act: (order) => world.send('act', message(order)).catch(() => fail('unknownOutcome')),
  };
  return { model, events };
}

/** An order as the background takes it: what the confirm named, and not a word more. */
function message({ kind, seen, reason, mail }: ActionOrder) {
  const booker = seen.people.find((person) => person.part === 'booker')?.address ?? null;
  const { id, status, starts } = seen;
  return {
    intent: crypto.randomUUID(),
    kind,
    seen: { id, status, starts, booker },
    reason: reason.trim().slice(0, 1000),
    mail,
  };
}
