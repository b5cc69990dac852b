import { useEffect, useRef, useState } from 'preact/hooks';
import type { Slot } from '../../lib/domain/details/slot.ts';
import type { FieldAnswer } from '../../lib/domain/orders/order.ts';
import { type Failure, fail } from '../../lib/domain/result.ts';
import type { CalendarChoice, LinksModel } from '../../lib/view/links/model.ts';
import type { AskedBefore, BookEvents, BookRequest } from '../../lib/view/pending/orders/model.ts';
import { type ShownSlots, useSlots } from '../slots/use-slots.ts';
import { e164, isMail, type Missing, missingOf, placeOf, placesOf } from './book-rules.ts';

/** What was typed; it is kept while times are chosen anew. */
export interface Typed {
  name: string;
  email: string;
  phone: string;
  /** IANA name; `null` where none is known or chosen. */
  zone: string | null;
  /** The place that was chosen, by its key; `null` for the first of the time. */
  place: string | null;
  /** Where the customer says, where that is the place. */
  where: string;
  answers: Readonly<Record<string, string>>;
}

/** A meeting that is being booked, from the calendar to the confirmation. */
export interface Booking {
  calendars: readonly CalendarChoice[];
  calendar: CalendarChoice | null;
  shown: ShownSlots;
  /** The time that is asked about; `null` while one is chosen. */
  slot: Slot | null;
  typed: Typed;
  type(changes: Partial<Typed>): void;
  /** Questions of the calendar that OnceHub did not get answers to; `null` where it asked none. */
  questions: readonly AskedBefore[] | null;
  /** OnceHub is asked whether the time is still free, or the order is being noted. */
  busy: 'checking' | 'noting' | null;
  /** The time was taken meanwhile. */
  gone: boolean;
  failure: Failure | null;
  /** What is missing, once it was tried to book without it. */
  missing: readonly Missing[];
  choose(calendar: string): void;
  take(starts: number): Promise<void>;
  back(): void;
  /** Confirms the order; resolves to what is missing. */
  confirm(): Promise<readonly Missing[]>;
}

/** Whether OnceHub tells a calendar's free times. */
export const hasTimes = ({ kind, published }: CalendarChoice): boolean =>
  kind === 'calendar' && published;

/** The calendar that was used last of those that have free times; `null` where none was. */
function lastBooked({ calendars }: LinksModel): string | null {
  const used = calendars.filter((one) => one.used !== null && hasTimes(one));
  used.sort((a, b) => (a.used ?? 0) - (b.used ?? 0));
  const all = calendars.filter(hasTimes);
  return used[0]?.id ?? (all.length === 1 ? (all[0]?.id ?? null) : null);
}

/** The state of booking a meeting. `onDone` is called once the order was noted. */
export function useBook(
  request: BookRequest,
  on: BookEvents,
  links: LinksModel,
  onDone: () => void,
): Booking {
  const { draft } = request;
  const { calendars } = links;
  const [picked, setChosen] = useState(() => {
    const known = calendars.find(({ id }) => id === request.calendar);
    return known && (draft || hasTimes(known)) ? known.id : lastBooked(links);
  });
  // The calendars may become known, and which was used last, while nothing is chosen.
  const chosen = picked ?? lastBooked(links);
  useEffect(() => setChosen(chosen), [chosen]);
  const calendar = calendars.find(({ id }) => id === chosen) ?? null;
  const shown = useSlots(on.offer.askSlots, calendar && hasTimes(calendar) ? calendar.id : null);
  const [slot, setSlot] = useState<Slot | null>(null);
  const [typed, setTyped] = useState<Typed>(() => ({
    name: draft?.name ?? request.name ?? '',
    email: draft?.email ?? request.email ?? '',
    phone: draft?.phone ?? request.phone ?? '',
    zone: draft?.zone ?? request.zone ?? null,
    place: null,
    where: draft?.place?.type === 'in_person_by_guest' ? (draft.place.value ?? '') : '',
    answers: Object.fromEntries((draft?.answers ?? []).map((one) => [one.field, text(one)])),
  }));
  const type = (changes: Partial<Typed>) => setTyped((now) => ({ ...now, ...changes }));
  const [busy, setBusy] = useState<Booking['busy']>(null);
  const [gone, setGone] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [hasTried, setTried] = useState(false);
  // One dialog makes one order, however often it is confirmed.
  const [order] = useState(() => crypto.randomUUID());
  const turn = useRef(0);
  useEffect(
    () => () => {
      turn.current = Number.NaN;
    },
    [],
  );

  useEffect(() => {
    if (typed.zone !== null || request.email === null) return;
    return on.offer.watch(({ zone }) => setTyped((now) => ({ ...now, zone: now.zone ?? zone })));
  }, []);
  const questions = useQuestions(request, on, chosen);

  const places = placesOf(slot);
  const place = places.find(({ key }) => key === typed.place) ?? places[0] ?? null;
  const missing = hasTried ? missingOf(typed, place?.of ?? null) : [];

  /** Whether the time is still free; where it is not, that is said and another is chosen. */
  async function isFree(starts: number, mine: number): Promise<boolean> {
    setBusy('checking');
    setGone(false);
    setFailure(null);
    const free = await shown.fresh([starts]).catch(() => fail('bug'));
    if (turn.current !== mine) return false;
    setBusy(null);
    if (!free.ok) setFailure(free.failure);
    else if (free.value.length > 0) {
      setGone(true);
      setSlot(null);
    }
    return free.ok && free.value.length === 0;
  }

  return {
    ...{ calendars, calendar, shown, slot, typed, type, questions, busy, gone, failure, missing },
    choose(id) {
      turn.current++;
      setChosen(id);
      setGone(false);
      setBusy(null);
      setFailure(null);
    },
    async take(starts) {
      if (busy !== null) return;
      if (!(await isFree(starts, ++turn.current))) return;
      setTried(false);
      setSlot(shown.slots.find((one) => one.starts === starts) ?? null);
    },
    back() {
      turn.current++;
      setSlot(null);
      setFailure(null);
    },
    async confirm() {
      setTried(true);
      const lacks = missingOf(typed, place?.of ?? null);
      const { name, email, zone } = typed;
      if (lacks.length > 0 || !slot || !calendar || zone === null || !isMail(email)) return lacks;
      const mine = ++turn.current;
      if (!(await isFree(slot.starts, mine))) return [];
      setBusy('noting');
      const phone = e164(typed.phone) ?? (typed.phone.trim() || null);
      const filled = { name: name.trim(), email: email.trim(), phone, zone };
      const ordered = { place: place && placeOf(place.of, typed), answers: answersOf(typed) };
      const command = { order, calendar: calendar.id, starts: slot.starts };
      const done = await on.orders
        .propose({ ...command, draft: { ...filled, ...ordered } })
        .catch(() => fail('unknownOutcome'));
      if (done.ok) void on.linkEvents.use(calendar.id, links.link).catch(() => {});
      if (turn.current !== mine) return [];
      setBusy(null);
      if (done.ok) onDone();
      else setFailure(done.failure);
      return [];
    },
  };
}

const text = ({ value }: FieldAnswer): string =>
  typeof value === 'string' ? value : value.join(', ');

/** The answers that were typed; an empty one is none. */
const answersOf = ({ answers }: Typed): FieldAnswer[] =>
  Object.entries(answers).flatMap(([field, value]) =>
    value.trim() === '' ? [] : [{ field, value: value.trim() }],
  );

/** The questions of the calendar, where OnceHub refused an order without their answers. */
function useQuestions(request: BookRequest, on: BookEvents, calendar: string | null) {
  const [questions, set] = useState<readonly AskedBefore[] | null>(null);
  const isAsked = request.asksQuestions === true && calendar === request.calendar;
  useEffect(() => {
    if (!isAsked || calendar === null) return set(null);
    let isCurrent = true;
    void on.questions(calendar).then(
      (found) => isCurrent && set(found),
      () => isCurrent && set([]),
    );
    return () => {
      isCurrent = false;
    };
  }, [isAsked, calendar]);
  return questions;
}
