import type { TargetedKeyboardEvent } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { searchCalendars } from '../../lib/view/calendars/calendar-list.ts';
import { t } from '../../lib/view/i18n.ts';
import { lastUsed, whyNoLink } from '../../lib/view/links/link-offer.ts';
import type { CalendarChoice, LinkKind, LinksModel } from '../../lib/view/links/model.ts';
import { phrase, SafeText } from '../ui/SafeText.tsx';
import '../ui/surfaces.css';
import './links.css';

interface LinkChooserProps {
  links: LinksModel;
  online: boolean;
  onChoose(calendar: CalendarChoice, link: LinkKind): void;
  /** Escape. */
  onLeave(): void;
}

/** The most calendars listed; a longer list is searched. */
const MAX_LISTED = 50;
/** With fewer calendars a search would only be in the way. */
const SEARCHED_FROM = 6;

/**
 * Chooses the kind of link and the calendar; a calendar is a button that copies at once. Arrow keys
 * move among the calendars, Enter in the search takes the first.
 */
export function LinkChooser({ links, online, onChoose, onLeave }: LinkChooserProps) {
  const [chosen, setKind] = useState<LinkKind>(links.link);
  const kind = online ? chosen : 'general';
  const [text, setText] = useState('');
  const id = useId();
  const root = useRef<HTMLElement>(null);
  const { calendars } = links;
  const found = searchCalendars(calendars, text);
  const rows = found.slice(0, MAX_LISTED);
  const last = lastUsed(calendars);
  const buttons = () => [
    ...(root.current?.querySelectorAll<HTMLElement>('.link-row:not([aria-disabled])') ?? []),
  ];
  useLayoutEffect(() => {
    const field = root.current?.querySelector<HTMLElement>('.field');
    (field ?? buttons()[0] ?? root.current)?.focus();
  }, []);

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>) => {
    if (event.isComposing) return;
    const all = buttons();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const isSearching = document.activeElement?.classList.contains('field');
    if (event.key === 'Escape') onLeave();
    else if (event.key === 'ArrowDown' && (at >= 0 || isSearching)) all[at + 1]?.focus();
    else if (event.key === 'ArrowUp' && at > 0) all[at - 1]?.focus();
    else if (event.key === 'ArrowUp' && at === 0) {
      root.current?.querySelector<HTMLElement>('.field')?.focus();
    } else if (event.key === 'Enter' && isSearching && text.trim() !== '') {
      if (!event.repeat) all[0]?.click();
    } else return;
    event.preventDefault();
  };

  return (
    <section
      ref={root}
      class="link-below link-chooser"
      aria-label={t('link_choose')}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {last && !last.published && (
        <p role="status">{phrase('link_gone', <SafeText text={last.name} max={80} />)}</p>
      )}
      <fieldset class="link-kinds">
        <legend class="link-label">{t('link_kind')}</legend>
        {(['oneTime', 'general'] as const).map((one) => (
          <label key={one}>
            <input
              type="radio"
              name={id}
              checked={kind === one}
              disabled={one === 'oneTime' && !online}
              aria-describedby={`${id}-${one}`}
              onChange={() => setKind(one)}
            />
            <span>
              {t(`link_${one}`)}
              <span id={`${id}-${one}`} class="muted small-print">
                {t(one === 'oneTime' && !online ? 'link_offline_why' : `link_${one}_what`)}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      {calendars.length >= SEARCHED_FROM && (
        <input
          type="text"
          class="field"
          aria-label={t('link_search')}
          placeholder={t('link_search')}
          maxLength={100}
          autocomplete="off"
          spellcheck={false}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      )}
      {rows.length > 0 && (
        <ul class="rows" aria-label={t('link_calendars')}>
          {rows.map((calendar) => (
            <li key={calendar.id}>
              <CalendarRow
                calendar={calendar}
                why={whyNoLink(calendar, kind, online)}
                onChoose={() => onChoose(calendar, kind)}
              />
            </li>
          ))}
        </ul>
      )}
      <p role="status" class="muted small-print">
        {calendars.length === 0 && t('link_none')}
        {calendars.length > 0 && found.length === 0 && t('link_nothing')}
        {found.length > rows.length && t('link_more', MAX_LISTED)}
      </p>
    </section>
  );
}

interface CalendarRowProps {
  calendar: CalendarChoice;
  why: ReturnType<typeof whyNoLink>;
  onChoose(): void;
}

function CalendarRow({ calendar, why, onChoose }: CalendarRowProps) {
  const { name, host, whose, minutes } = calendar;
  return (
    <button
      type="button"
      class="link-row"
      aria-disabled={why ? 'true' : undefined}
      onClick={() => !why && onChoose()}
    >
      <SafeText text={name} max={80} />
      <span class="muted small-print">
        {[
          minutes === null ? null : t('minutes_short', minutes),
          whose === 'mine' && t('link_mine'),
          whose === 'team' && t('link_team'),
          whose === 'other' && host !== null && <SafeText key="host" text={host} max={40} />,
          why && t(why),
        ]
          .filter(Boolean)
          .flatMap((part, place) => (place > 0 ? [' · ', part] : [part]))}
      </span>
    </button>
  );
}
