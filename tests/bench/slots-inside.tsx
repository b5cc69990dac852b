import { render } from 'preact';
import { WeekStrip } from '../../components/slots/WeekStrip.tsx';
import { TimeProvider } from '../../components/ui/time-context.ts';
import type { Slot } from '../../lib/domain/details/slot.ts';

/*
 * The part of the bench that runs inside an extension page: it draws a week of free times, and as
 * many bare buttons, each into an element of its own, up to their layout.
 */

const STEP = 24 * 60_000;
const FOUR_WEEKS = 28 * 86_400_000;

/** Free times of one week, from a Monday (UTC ms), every 24 minutes. */
const week = (count: number, monday: number): Slot[] =>
  Array.from({ length: count }, (_, at) => ({
    starts: monday + at * STEP,
    places: [],
  }));

/** Draws into a new element; returns the time (ms) until its layout is known. */
function drawn(draw: (into: HTMLElement) => void): number {
  const into = document.createElement('div');
  into.style.inlineSize = '28rem';
  document.body.append(into);
  const began = performance.now();
  draw(into);
  into.getBoundingClientRect();
  const took = performance.now() - began;
  render(null, into);
  into.remove();
  return took;
}

/** Times (ms) of drawing `count` free times and as many bare buttons, alternately. */
function slots(count: number, times: number, monday: number) {
  const place = { now: monday, atOncehub: monday, zone: 'Europe/Berlin', locale: 'en-US' };
  const given = week(count, monday);
  const until = monday + FOUR_WEEKS;
  const nothing = () => {};
  const [ours, bare]: [number[], number[]] = [[], []];
  let shown = 0;
  for (let turn = 0; turn < times; turn++) {
    bare.push(
      drawn((into) =>
        render(
          given.map(({ starts }) => (
            <button key={starts} type="button">
              9:00 AM
            </button>
          )),
          into,
        ),
      ),
    );
    ours.push(
      drawn((into) => {
        render(
          <TimeProvider value={place}>
            <WeekStrip
              {...{ slots: given, until }}
              theirZone="America/New_York"
              chosen={new Set()}
              onPress={nothing}
              onMore={nothing}
            />
          </TimeProvider>,
          into,
        );
        shown = into.querySelectorAll('[role=option]').length;
      }),
    );
  }
  return { ours, bare, shown };
}

/** The function that the bench can call in the page. */
export type SlotsInside = { slots: typeof slots };

Object.assign(globalThis, { slotsInside: { slots } satisfies SlotsInside });
