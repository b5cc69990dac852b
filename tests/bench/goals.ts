/** The goal of a figure: an upper limit. */
export type Goal =
  | { most: number }
  /** At most this many times another figure of the same run. */
  | { timesOf: string; most: number };

/** Every figure with its goals, in the order printed. */
export const GOALS: Readonly<Record<string, readonly Goal[]>> = {
  'lookup.p95.ms.1k': [],
  'lookup.p95.ms.10k': [],
  'lookup.p95.ms.100k': [
    { most: 5 },
    { timesOf: 'lookup.p95.ms.1k', most: 1.5 },
    { timesOf: 'lookup.floor.p95.ms.100k', most: 1.5 },
  ],
  'lookup.floor.p95.ms.100k': [],
  'lookup.50.p95.ms.100k': [{ most: 50 }],
  'search.p95.ms.100k': [{ most: 30 }],
  'search.floor.p95.ms.100k': [],
  'search.digits.p95.ms.100k': [{ most: 30 }],
  'search.digits.floor.p95.ms.100k': [],
  'search.letters.p95.ms.100k': [{ most: 30 }],
  'search.letters.floor.p95.ms.100k': [],
  'search.index.bytes': [{ timesOf: 'search.index.plain.bytes', most: 1.25 }],
  'search.index.plain.bytes': [],
  'panel.cold.p95.ms': [{ timesOf: 'panel.floor.p95.ms', most: 1.5 }],
  'panel.floor.p95.ms': [],
  'sync.requests.10k': [{ most: 110 }],
  'sync.cpu.ms.per.1k': [{ most: 60 }],
  'sync.floor.cpu.ms.per.1k': [],
  'sync.idle.requests.per.round': [{ most: 1 }],
  'view.requests': [{ most: 0 }],
  'office.user.refused': [{ most: 0 }],
  'office.user.wait.p95.s': [{ most: 2 }],
  'office.429.share': [{ most: 0.02 }],
  'office.first.useful.min': [{ most: 10 }],
  'content.bytes.raw': [{ most: 12_000 }],
  'page.read.p50.ms.47k': [{ timesOf: 'page.floor.p50.ms.47k', most: 1.5 }],
  'page.floor.p50.ms.47k': [],
  'page.read.p50.ms.2k': [{ most: 0.5 }],
  'page.longtasks.200k': [{ most: 0 }],
  'page.longtasks.floor.200k': [],
  'page.storm.longtasks': [{ most: 0 }],
  'page.storm.messages': [{ most: 20 }],
  'thread.switch.p95.ms': [{ most: 150 }],
  'text.5mb.ms': [{ most: 50 }],
  'slots.draw.p50.ms.400': [{ timesOf: 'slots.floor.p50.ms.400', most: 2 }],
  'slots.floor.p50.ms.400': [],
};

/** Figures by name; the unit is part of the name. */
export type Figures = Record<string, number>;

/** Whether a figure meets a goal, and the goal in words. */
export function judge(figures: Figures, name: string, goal: Goal): { met: boolean; words: string } {
  const figure = figures[name] ?? Number.NaN;
  if (!('timesOf' in goal)) return { met: figure <= goal.most, words: `<= ${goal.most}` };
  const times = figure / (figures[goal.timesOf] ?? Number.NaN);
  const words = `${times.toFixed(2)} x ${goal.timesOf}, goal <= ${goal.most}`;
  return { met: times <= goal.most, words };
}
