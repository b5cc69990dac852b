import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { LogReader } from '../../vault/log.ts';
import type { ViewWorld } from '../deps.ts';
import { type ActivityLine, type ActivityResult, activityLines, matching } from './activity.ts';

/** The page that tells what was done. */
export interface ActivityModel {
  text: string;
  result: ActivityResult | null;
  /** What fits text and result, newest first; `null` while it is being read. */
  lines: readonly ActivityLine[] | null;
  /** How many actions are kept at all. */
  total: number;
  /** The results that occur, to choose from. */
  results: readonly ActivityResult[];
}

export interface ActivityEvents {
  type(text: string): void;
  /** Only actions with this result; `null` for all. */
  narrow(result: ActivityResult | null): void;
}

/** The least time between two readings while the store is being filled, in ms. */
const PACE = 300;

const ORDER: readonly ActivityResult[] = [
  'done',
  'checking',
  'refused',
  'withdrawn',
  'notSent',
  'notDone',
  'waiting',
];

/** What was done, read from the journal and from the store, and followed while the page is open. */
export function createActivity(
  world: Pick<ViewWorld, 'reader' | 'observeChanges'>,
  log: LogReader,
): { model: ReadonlySignal<ActivityModel>; events: ActivityEvents } {
  const all = signal<ActivityLine[] | null>(null);
  const text = signal('');
  const result = signal<ActivityResult | null>(null);

  async function load(): Promise<void> {
    const intents = await log.all();
    const bookings = await world.reader.byIds([...new Set(intents.map(({ booking }) => booking))]);
    all.value = activityLines(intents, bookings);
  }

  let waiting: ReturnType<typeof setTimeout> | undefined;
  world.observeChanges(({ kind }) => {
    if (kind === 'forgotten') {
      log.close();
      world.reader.close();
    }
    if (!['intents', 'bookings', 'forgotten'].includes(kind) || waiting !== undefined) return;
    waiting = setTimeout(() => {
      waiting = undefined;
      void load();
    }, PACE);
  });
  void load();

  const results = computed(() => {
    const found = new Set(all.value?.map((line) => line.result));
    return ORDER.filter((one) => found.has(one) || one === result.value);
  });
  return {
    model: computed(() => ({
      text: text.value,
      result: result.value,
      lines: all.value && matching(all.value, text.value, result.value),
      total: all.value?.length ?? 0,
      results: results.value,
    })),
    events: {
      type: (typed) => {
        text.value = typed;
      },
      narrow: (wanted) => {
        result.value = wanted;
      },
    },
  };
}
