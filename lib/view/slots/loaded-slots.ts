import { SLOTS_FRESH_MS, type Slot, type SlotPage } from '../../domain/details/slot.ts';
import { ok, type Result } from '../../domain/result.ts';

/** Asks for 28 days of a calendar's free times, from an instant (UTC ms). */
export type AskSlots = (calendar: string, from: number) => Promise<Result<SlotPage>>;

/** A page of free times, and when it was asked for by this computer's clock (UTC ms). */
export interface LoadedPage extends SlotPage {
  at: number;
}

/** The pages of one calendar, one after the other in time. */
export type LoadedSlots = readonly LoadedPage[];

/** All free times of the pages, the earliest first. */
export const slotsOf = (loaded: LoadedSlots): Slot[] => loaded.flatMap(({ slots }) => slots);

/** The instant (UTC ms) before which every free time is known; `null` where nothing was asked. */
export const knownUntil = (loaded: LoadedSlots): number | null => loaded.at(-1)?.until ?? null;

/** Whether one of the pages that have these starts is too old to be used. */
export const isStale = (loaded: LoadedSlots, starts: readonly number[], now: number): boolean =>
  loaded.some((page) => holds(page, starts) && isOld(page, now));

// A clock that was set back makes a page old as well.
const isOld = ({ at }: LoadedPage, now: number) => now - at > SLOTS_FRESH_MS || now < at;

const holds = ({ from, until }: SlotPage, starts: readonly number[]) =>
  starts.some((one) => one >= from && one < until);

/** The free times, and which of those asked about are taken meanwhile. */
export interface FreshSlots {
  loaded: LoadedSlots;
  gone: number[];
}

/**
 * To be called before free times are used: asks anew for each page older than two minutes that has
 * one of these `starts` (UTC ms), and answers which of them are gone. Fails as asking does; what
 * was loaded is then still what is known. `clock` is this computer's (UTC ms).
 */
export async function freshSlots(
  loaded: LoadedSlots,
  starts: readonly number[],
  ask: (from: number) => Promise<Result<SlotPage>>,
  clock: () => number,
): Promise<Result<FreshSlots>> {
  const pages = [...loaded];
  for (const [place, page] of loaded.entries()) {
    const at = clock();
    if (!holds(page, starts) || !isOld(page, at)) continue;
    const answer = await ask(page.from);
    if (!answer.ok) return answer;
    pages[place] = renewed(page, answer.value, at, place === loaded.length - 1);
  }
  const free = new Set(slotsOf(pages).map((slot) => slot.starts));
  return ok({ loaded: pages, gone: starts.filter((one) => !free.has(one)) });
}

/**
 * A page that was asked for anew: it keeps its end where another one follows. What the new answer
 * had no room for is as it was.
 */
function renewed(old: LoadedPage, now: SlotPage, at: number, isLast: boolean): LoadedPage {
  const until = isLast ? Math.max(now.until, old.until) : old.until;
  const slots = [
    ...now.slots.filter(({ starts }) => starts < until),
    ...old.slots.filter(({ starts }) => starts >= now.until),
  ];
  return { slots, from: old.from, until, at };
}
