import { type ReadonlySignal, signal } from '@preact/signals-core';
import { bookingLink, filledBy, generalLink } from '../../domain/details/booking-link.ts';
import { readCalendarUse } from '../../settings/calendar-use.ts';
import { readRepPlaces } from '../../settings/rep-places.ts';
import { readSyncChoice } from '../../settings/sync-choice.ts';
import { tabPages } from '../../tabs/tab-state.ts';
import { type CalendarChoice, calendarList } from '../calendars/calendar-list.ts';
import { whoAmI } from '../calendars/who-am-i.ts';
import type { ViewDeps } from '../deps.ts';
import { locale } from '../i18n.ts';
import { reloadAfter } from '../reload.ts';
import type { Guest, LinkEvents, LinkKind, LinksModel, MadeLink } from './model.ts';

/** Throttle: the least time between two readings of the directory while a sync writes, in ms. */
const DIRECTORY_RELOAD_MS = 2000;

/** What offering links depends on. */
type LinksDeps = Pick<
  ViewDeps,
  'reader' | 'settings' | 'session' | 'send' | 'place' | 'observeFront' | 'observeChanges'
>;

/**
 * Creates what is needed to offer links: the calendars and who the rep is, kept up to date while
 * the view is open, and the making of links. `null` while it is being read.
 */
export function createLinks(deps: LinksDeps): {
  model: ReadonlySignal<LinksModel | null>;
  events: LinkEvents;
} {
  const model = signal<LinksModel | null>(null);
  const pages = tabPages(deps.session);
  let front: number | null = null;
  let latest = 0;

  async function load(): Promise<void> {
    const turn = ++latest;
    const [directory, { used, link }, places, { me }, page] = await Promise.all([
      deps.reader.directory(),
      readCalendarUse(deps.settings),
      readRepPlaces(deps.settings),
      readSyncChoice(deps.settings),
      front === null ? null : pages.read(front),
    ]);
    // Another tab came to the front meanwhile, or something else changed.
    if (turn !== latest) return;
    const own = page === null || page.off ? [] : (page.report.own ?? []);
    const rep = whoAmI({ own, places, me, directory });
    model.value = {
      rep,
      link,
      calendars: calendarList(directory, { rep, used, locale: locale() }),
    };
  }

  async function start(): Promise<void> {
    const { window, tab } = await deps.place();
    front = tab;
    deps.observeFront(window, (now) => {
      front = now;
      void load();
    });
    await load();
  }
  deps.observeChanges((change) => {
    const isOfFront = change.kind === 'tab' && change.tab === front;
    if (isOfFront || change.kind === 'settings' || change.kind === 'forgotten') void load();
  });
  reloadAfter(DIRECTORY_RELOAD_MS, deps, ['bookings'], load);
  void start();

  async function oneTime(calendar: CalendarChoice, guest: Guest): Promise<MadeLink> {
    const rep = knownRep(model.peek());
    const answer = await deps.send('makeLink', {
      calendar: calendar.id,
      guest,
      rep: rep?.id ?? null,
    });
    if (!answer.ok) return { is: 'failed', failure: answer.failure };
    if (answer.value.is !== 'link') return answer.value;
    const filled = calendar.kind === 'calendar' ? filledBy(guest) : [];
    const isHosted = calendar.whose === 'team' && rep?.address != null;
    // Checked by the background already; what is copied is checked where it is copied.
    const link = bookingLink(answer.value.url);
    return link.is === 'link' ? { is: 'link', url: link.href, filled, isHosted } : link;
  }

  function general(calendar: CalendarChoice, guest: Guest): MadeLink {
    const link = bookingLink(calendar.url);
    if (link.is !== 'link') return link;
    const host = calendar.whose === 'team' ? (knownRep(model.peek())?.address ?? null) : null;
    const kind = calendar.kind === 'calendar' ? 'calendar' : 'classic';
    const url = generalLink(link, kind, guest, host);
    return { is: 'link', url, filled: filledBy(guest), isHosted: host !== null };
  }

  return {
    model,
    events: {
      make: async (calendar, link, guest) =>
        link === 'oneTime' ? oneTime(calendar, guest) : general(calendar, guest),
      use: (calendar, link: LinkKind) => deps.send('useCalendar', { calendar, link }),
      answerRep: (place, user) => deps.send('setRep', { place, user }),
    },
  };
}

const knownRep = (model: LinksModel | null) => (model?.rep.is === 'known' ? model.rep.user : null);
