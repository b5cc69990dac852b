import type { Result } from '../../../lib/domain/result.ts';
import { spread } from '../account.ts';
import { p95, quantile } from '../stats.ts';
import { createOffice, type Office, type Size } from './account.ts';
import type { Rep, RepDeps } from './reps.ts';
import { simulateTime } from './time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The simulated day. */
const DAY = {
  /** The start of the day, UTC ms; a Wednesday. */
  begins: Date.UTC(2026, 8, 16, 9),
  hours: 9,
  /** All reps install the extension within this time (ms) from the start of the day. */
  installs: HOUR,
  views: 300,
  people: 150,
  acts: 6,
  /**
   * Shares of the people a rep opens: own customers and colleagues' customers; the others are
   * unknown at OnceHub.
   */
  own: 0.65,
  others: 0.2,
  /** The shortest and longest round trip to OnceHub, ms. */
  way: [120, 400],
} as const;

/** The time from the installation to the first thread, ms. */
const SETTING_UP = 30_000;

/**
 * The time of a view (ms after the start) from its share of the day: views are spread evenly,
 * except for an hour at noon with a quarter of the rate.
 */
function viewTime(share: number): number {
  const noon = 3.5;
  const before = noon / (DAY.hours - 0.75);
  const during = 0.25 / (DAY.hours - 0.75);
  if (share < before) return share * (DAY.hours - 0.75) * HOUR;
  if (share < before + during) return (noon + ((share - before) / during) * 1) * HOUR;
  return (share * (DAY.hours - 0.75) + 0.75) * HOUR;
}

/** The results of the simulated day. */
export interface Outcome {
  refused: number;
  /** The duration (s) of each view that had to ask OnceHub, and of each action. */
  waits: number[];
  views: number;
  viewsAsked: number;
  /** Views answered from the store for a person whose bookings were not all stored yet. */
  viewsInPart: number;
  /** Actions for which there was a booking. */
  acts: number;
  /** Requests OnceHub answered, and how many of them it refused because of the rate limit (429). */
  requests: number;
  tooMany: number;
  /** Minutes from the installation until the rep's own upcoming meetings were stored, per rep. */
  useful: number[];
  /** The largest number of requests in any five minutes. */
  busiest: number;
}

/** Simulates one working day of an office in which every rep has such a client. */
export async function playDay(size: Size, client: (world: RepDeps) => Rep): Promise<Outcome> {
  const time = simulateTime(DAY.begins);
  try {
    const office = await createOffice(time.now, size);
    const outcome: Outcome = {
      ...{ refused: 0, waits: [], views: 0, viewsAsked: 0, viewsInPart: 0, acts: 0 },
      ...{ requests: 0, tooMany: 0, useful: [], busiest: 0 },
    };
    let seed = 0;
    const random = () => spread(++seed * 7919);
    const { hub } = office;
    const sent: number[] = [];
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const [least, most] = DAY.way;
      const way = least + random() * (most - least);
      await time.sleep(way / 2);
      const answer = await hub.fetch(new Request(input, init));
      sent.push(time.now());
      outcome.requests++;
      if (answer.status === 429) outcome.tooMany++;
      await time.sleep(way / 2);
      return answer;
    };
    for (const [place] of office.reps.entries()) {
      playRep(place, office, outcome, { time, fetch, random }, client);
    }
    await time.runUntil(DAY.begins + DAY.hours * HOUR + 10 * MINUTE);
    outcome.busiest = busiest(sent);
    return outcome;
  } finally {
    time.restore();
  }
}

function playRep(
  place: number,
  office: Office,
  outcome: Outcome,
  world: Omit<RepDeps, 'address'>,
  client: (world: RepDeps) => Rep,
): void {
  const { time } = world;
  const own = (number: number) => spread(place * 10_007 + number * 13 + 1);
  const rep = client({ ...world, address: office.reps[place]?.address ?? '' });
  const installs = DAY.begins + own(0) * DAY.installs;

  async function watch(): Promise<void> {
    if (await rep.isUseful()) outcome.useful.push((time.now() - installs) / MINUTE);
    else time.at(time.now() + 2_000, () => void watch());
  }
  time.at(installs, () => void rep.install());
  time.at(installs, () => void watch());

  async function timed<T extends { asked: boolean }>(work: Promise<Result<T>>): Promise<Result<T>> {
    const begun = time.now();
    const result = await work;
    if (isAsked(result)) outcome.waits.push((time.now() - begun) / 1000);
    if (!result.ok && result.failure.kind === 'tooMany') outcome.refused++;
    return result;
  }
  async function view(address: string): Promise<void> {
    outcome.views++;
    const result = await timed(rep.view(address));
    if (isAsked(result)) outcome.viewsAsked++;
    else if (result.ok && !result.value.complete) outcome.viewsInPart++;
  }
  async function act(booking: string): Promise<void> {
    if (isAsked(await timed(rep.act(booking)))) outcome.acts++;
  }
  /**
   * The time of something at this share of the day, for a rep who starts late: compressed into the
   * rest of the day.
   */
  const when = (share: number) => {
    const missed = (installs - DAY.begins) / (DAY.hours * HOUR);
    return DAY.begins + viewTime(missed + share * (1 - missed));
  };

  const people = peopleOf(place, office);
  for (let number = 0; number < DAY.views; number++) {
    // Each person once, then at random.
    const who = number < DAY.people ? number : Math.floor(own(5000 + number) * DAY.people);
    const at = Math.max(when(own(1000 + number)), installs + SETTING_UP);
    time.at(at, () => void view(people[who] ?? ''));
  }
  const { id } = office.reps[place] ?? {};
  const ahead = office.hub.control
    .bookings()
    .filter((booking) => booking.owner === id && booking.starts > DAY.begins + 12 * HOUR);
  for (let number = 0; number < DAY.acts; number++) {
    const booking = ahead[number];
    const at = Math.max(when(own(9000 + number)), installs + SETTING_UP);
    if (booking) time.at(at, () => void act(booking.id));
  }
}

const isAsked = (result: Result<{ asked: boolean }>): boolean => !result.ok || result.value.asked;

/** The addresses of the people a rep opens during the day. */
function peopleOf(place: number, { customers }: Office): string[] {
  const own = customers.filter((customer) => customer.rep === place);
  const others = customers.filter((customer) => customer.rep !== place);
  return Array.from({ length: DAY.people }, (_, number) => {
    const fate = spread(place * 331 + number * 17);
    const pick = (list: Office['customers']) =>
      list[Math.floor(spread(place * 733 + number * 19) * list.length)]?.address;
    const known =
      fate < DAY.own ? pick(own) : fate < DAY.own + DAY.others ? pick(others) : undefined;
    return known ?? `stranger${place}.${number}@elsewhere.example.net`;
  });
}

function busiest(times: readonly number[]): number {
  let from = 0;
  let most = 0;
  for (const [to, at] of times.entries()) {
    while ((times[from] ?? at) <= at - 5 * MINUTE) from++;
    most = Math.max(most, to - from + 1);
  }
  return most;
}

/** An outcome as one line of text. */
export const told = (outcome: Outcome): string =>
  [
    `${outcome.refused} refused`,
    `wait p95 ${p95(outcome.waits).toFixed(2)} s, p99 ${quantile(outcome.waits, 0.99).toFixed(2)} s`,
    `${outcome.requests} requests, ${outcome.tooMany} answered 429`,
    `${outcome.viewsAsked} of ${outcome.views} views asked, ${outcome.viewsInPart} in part`,
    `${outcome.acts} actions`,
    `useful after ${Math.max(...outcome.useful).toFixed(1)} min`,
    `${outcome.busiest} in the busiest five minutes`,
  ].join('; ');
