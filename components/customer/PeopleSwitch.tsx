import { useRef, useState } from 'preact/hooks';
import { plainKey } from '../../lib/address/customer-key.ts';
import type { PageRole } from '../../lib/domain/page-report.ts';
import { tidy } from '../../lib/domain/safe-text.ts';
import { t } from '../../lib/view/i18n.ts';
import { Icon } from '../ui/icons.tsx';
import { SafeText } from '../ui/SafeText.tsx';
import './customer.css';

/** A person of the page that the panel can show. */
export interface Candidate {
  address: string;
  name?: string | null | undefined;
  role?: PageRole;
}

interface PeopleSwitchProps {
  /** Likeliest first. */
  people: readonly Candidate[];
  /** The address shown now. */
  shown: string | null;
  /** The list's label, such as "3 people on this page". */
  label: string;
  onChoose(address: string): void;
  /** Adds an entry that shows all people in one combined view. */
  all?: { shown: boolean; onChoose(): void } | undefined;
}

/** People shown before "show all" is pressed. */
const INITIAL_PEOPLE = 3;

/**
 * A person's label: the name, or the address (else number or id) if there is no name or two people
 * share it.
 */
function distinctLabel({ name, address }: Candidate, people: readonly Candidate[]): string {
  const shared = people.filter((person) => person.name === name).length > 1;
  return name && !shared ? name : plainKey(address);
}

/**
 * A list to switch between the page's people. Arrow keys only move the focus; Enter, Space or a
 * click selects, because selecting may send a request to OnceHub.
 */
export function PeopleSwitch({ people, shown, label, onChoose, all }: PeopleSwitchProps) {
  const [expanded, setExpanded] = useState(false);
  const [at, setAt] = useState<number | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const chosen = people.findIndex((person) => person.address === shown);
  const cut = !expanded && people.length > INITIAL_PEOPLE + 1 && chosen < INITIAL_PEOPLE;
  const offered = cut ? people.slice(0, INITIAL_PEOPLE) : people;
  const items = [
    ...(all ? [{ all, shown: all.shown }] : []),
    ...offered.map((person) => ({ person, shown: person.address === shown })),
  ];
  const selected = items.findIndex((item) => item.shown);
  const focus = Math.min(at ?? Math.max(selected, 0), items.length - 1);

  const move = (to: number) => {
    const next = Math.max(0, Math.min(to, items.length - 1));
    setAt(next);
    list.current?.querySelectorAll<HTMLElement>('[role=option]')[next]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowDown: focus + 1,
      ArrowRight: focus + 1,
      ArrowUp: focus - 1,
      ArrowLeft: focus - 1,
      Home: 0,
      End: items.length - 1,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    move(to);
  };

  return (
    <div class="people">
      <p class="people-label">{label}</p>
      <div class="people-list">
        <div
          ref={list}
          class="people-options"
          role="listbox"
          tabIndex={-1}
          aria-label={label}
          onKeyDown={onKeyDown}
        >
          {items.map((item, index) => (
            <button
              key={'all' in item ? '' : item.person.address}
              type="button"
              role="option"
              class="person"
              tabIndex={index === focus ? 0 : -1}
              aria-selected={item.shown}
              title={
                'all' in item ? undefined : (tidy(plainKey(item.person.address), 254) ?? undefined)
              }
              onClick={() => ('all' in item ? item.all.onChoose() : onChoose(item.person.address))}
              onFocus={() => setAt(index)}
            >
              <Icon name={item.shown ? 'check' : 'person'} />
              {'all' in item ? (
                <span class="person-name">{t('allTogether', people.length)}</span>
              ) : (
                <span class="person-words">
                  <span class="person-name">
                    <SafeText text={distinctLabel(item.person, people)} max={254} />
                  </span>
                  {item.person.role && (
                    <span class="person-role">{t(`role_${item.person.role}`)}</span>
                  )}
                </span>
              )}
            </button>
          ))}
        </div>
        {cut && (
          <button type="button" class="text-button" onClick={() => setExpanded(true)}>
            {t('showAllPeople', people.length)}
          </button>
        )}
      </div>
    </div>
  );
}
