import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Slot } from '../../lib/domain/details/slot.ts';
import { counted, t } from '../../lib/view/i18n.ts';
import { nearest, slotMove } from '../../lib/view/slots/slot-moves.ts';
import {
  needsMore,
  type SlotDay,
  type SlotWeek,
  slotWeeks,
} from '../../lib/view/slots/slot-weeks.ts';
import { dayWords, slotWords } from '../../lib/view/slots/slot-words.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/icons.tsx';
import { useTimeContext } from '../ui/time-context.ts';
import './slots.css';

interface WeekStripProps {
  /** The free times known so far, the earliest first. */
  slots: readonly Slot[];
  /** Every free time before this instant (UTC ms) is known. */
  until: number;
  /** The customer's time zone (IANA); `null` where it is not known: no second clock. */
  theirZone: string | null;
  /** The starts (UTC ms) that are chosen, or ticked. */
  chosen: ReadonlySet<number>;
  /** Whether several can be chosen. */
  isMultiple?: boolean | undefined;
  /** The next free times are being asked for. */
  busy?: boolean | undefined;
  /** A free time was pressed, by its start (UTC ms). */
  onPress(starts: number): void;
  /** The free times after `until` will be needed soon. */
  onMore(): void;
}

/**
 * The free times of one week, with both clocks. It is one stop of the Tab key: arrows lead from one
 * time to the next, Home and End to the first and last of a day, Page Up and Down to other weeks.
 */
export function WeekStrip(props: WeekStripProps) {
  const { slots, until, theirZone, chosen, isMultiple, onPress } = props;
  const { now, zone, locale } = useTimeContext();
  const from = useRef(now).current;
  const weeks = useMemo(() => slotWeeks(slots, zone, from, until), [slots, zone, until]);
  const firstWeek = Math.max(
    weeks.findIndex(({ count }) => count > 0),
    0,
  );
  const [turned, setTurned] = useState<number | null>(null);
  const at = Math.min(turned ?? firstWeek, weeks.length - 1);
  const week = weeks[at];
  const words = useMemo(() => slotWords({ zone, locale }, theirZone), [zone, locale, theirZone]);
  const days = useMemo(() => dayWords(locale), [locale]);
  const strip = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState<number | null>(null);
  /** Where the focus goes once it is drawn: to a free time, or to the week where it has none. */
  const wanted = useRef<'time' | 'week' | null>(null);

  useLayoutEffect(() => {
    if (wanted.current === null) return;
    // The only free time that can have the focus is the stop of the Tab key.
    const target = wanted.current === 'week' ? '.week-title' : '[role=option][tabindex]';
    strip.current?.querySelector<HTMLElement>(target)?.focus();
    wanted.current = null;
  });
  const isShort = week !== undefined && needsMore(week, zone, until);
  useEffect(() => {
    if (isShort && !props.busy) props.onMore();
  }, [isShort, until, at]);
  if (!week) return null;

  const tabStop = stopOf(week, stop, chosen);
  const turn = (step: -1 | 1, focused: number | null) => {
    const next = weeks[at + step];
    if (!next) return;
    setTurned(at + step);
    if (focused === null) return;
    const day = week.days.findIndex((one) => one.slots.some(({ starts }) => starts === focused));
    const same = nearest(next.days[day], focused, zone) ?? next.days.find(hasSlots)?.slots[0];
    if (same) setStop(same.starts);
    wanted.current = same ? 'time' : 'week';
  };
  const pressed = (event: Event) => {
    const starts = startsOf(week, event.target);
    if (starts === null) return;
    setStop(starts);
    wanted.current = 'time';
    onPress(starts);
  };
  const keyed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const focused = startsOf(week, event.target);
    if (focused !== null && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      if (!event.repeat) pressed(event);
      return;
    }
    const isTurn = event.key === 'PageUp' || event.key === 'PageDown';
    if (focused === null && !isTurn) return;
    const columns = focused !== null && areColumns(strip.current);
    const move = slotMove(event.key, week.days, focused ?? 0, zone, columns);
    if (!move) return;
    event.preventDefault();
    if ('week' in move) turn(move.week, focused ?? tabStop ?? 0);
    else {
      setStop(move.to);
      wanted.current = 'time';
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its buttons are what is focused
    <div ref={strip} class="week" onKeyDown={keyed}>
      <div class="week-bar">
        <Turn label={t('week_before')} off={at === 0} onPress={() => turn(-1, null)} isBack />
        <p class="week-title" tabIndex={-1} role="status">
          {days.week(week.monday)}
          <span class="muted week-count">{counted('slots_free', week.count)}</span>
        </p>
        <Turn label={t('week_after')} off={at === weeks.length - 1} onPress={() => turn(1, null)} />
      </div>
      {week.count > 0 ? (
        // biome-ignore lint/a11y/useKeyWithClickEvents: its options are buttons
        <div
          class="week-days"
          role="listbox"
          tabIndex={-1}
          aria-label={t('slots_label', days.week(week.monday))}
          aria-multiselectable={isMultiple ? 'true' : undefined}
          onClick={pressed}
        >
          {week.days.map((day) => (
            <div
              key={day.day}
              class="slot-day"
              {...(hasSlots(day) && { role: 'group', 'aria-label': days.long(day.day) })}
            >
              <p class="slot-head" aria-hidden="true">
                <span class="muted">{days.short(day.day)}</span> <b>{days.date(day.day)}</b>
              </p>
              {day.slots.map(({ starts }) => {
                const { isUsual, text, name } = words(starts);
                const is = chosen.has(starts);
                // A button, and an element for each clock, would take three times as long to draw.
                return (
                  <div
                    key={starts}
                    role="option"
                    class={isUsual === false ? 'slot shaded' : 'slot'}
                    aria-selected={is}
                    aria-label={name === text ? undefined : name}
                    tabIndex={starts === tabStop ? 0 : undefined}
                  >
                    {is ? <Icon name="check" /> : null}
                    {text}
                  </div>
                );
              })}
            </div>
          ))}
        </div>
      ) : (
        <NoneInWeek weeks={weeks} at={at} onTurn={setTurned} />
      )}
    </div>
  );
}

/** Says that a week has no free times, with one press to the next that has. */
function NoneInWeek(props: { weeks: SlotWeek[]; at: number; onTurn(week: number): void }) {
  const { weeks, at, onTurn } = props;
  const next = weeks.findIndex(({ count }, place) => place > at && count > 0);
  return (
    <div class="week-none">
      <p class="muted">{t('slots_noneInWeek')}</p>
      {next > at && <Button onPress={() => onTurn(next)}>{t('slots_nextFree')}</Button>}
    </div>
  );
}

function Turn(props: { label: string; off: boolean; isBack?: boolean; onPress(): void }) {
  const { label, off, isBack, onPress } = props;
  return (
    <button
      type="button"
      class={`icon-button ${isBack ? 'turn-back' : ''}`}
      aria-label={label}
      title={label}
      aria-disabled={off ? 'true' : undefined}
      onClick={() => !off && onPress()}
    >
      <Icon name="chevron" />
    </button>
  );
}

const hasSlots = ({ slots }: SlotDay): boolean => slots.length > 0;

/** The free time that the Tab key stops at: the last focused, else a chosen one, else the first. */
function stopOf(week: SlotWeek, last: number | null, chosen: ReadonlySet<number>): number | null {
  const all = week.days.flatMap(({ slots }) => slots);
  const found =
    all.find(({ starts }) => starts === last) ??
    all.find(({ starts }) => chosen.has(starts)) ??
    all[0];
  return found?.starts ?? null;
}

/** The start (UTC ms) of the free time an event was about; `null` where it was about none. */
function startsOf(week: SlotWeek, target: EventTarget | null): number | null {
  const option = target instanceof Element ? target.closest('[role=option]') : null;
  // By its place: an attribute for each would take longer to draw.
  const all = option?.closest('[role=listbox]')?.querySelectorAll('[role=option]') ?? [];
  const place = option ? [...all].indexOf(option) : -1;
  return week.days.flatMap(({ slots }) => slots)[place]?.starts ?? null;
}

/** Whether the days are drawn side by side. */
function areColumns(strip: HTMLElement | null): boolean {
  const [one, other] = strip?.querySelectorAll<HTMLElement>('.slot-day') ?? [];
  return one !== undefined && other !== undefined && one.offsetTop === other.offsetTop;
}
