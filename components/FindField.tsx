import type { ComponentChildren, TargetedKeyboardEvent } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FindFilters as Filters, FindModel } from '../lib/view/extras-model.ts';
import type { Subject } from '../lib/view/model.ts';
import { t } from '../lib/view/words.ts';
import { FindFilters } from './FindFilters.tsx';
import { FoundRow } from './FoundRow.tsx';
import { Icon } from './icons.tsx';
import './Rows.css';
import './FindField.css';

interface FindFieldProps {
  find: FindModel;
  /** Offered before anything is typed. */
  onPage: readonly Subject[];
  /** An answer stands below: the rows give way to it. */
  answered: boolean;
  on: {
    type(text: string): void;
    narrow(filters: Filters): void;
    /** Enter, or a row pressed. */
    ask(text: string): void;
    /** Escape in an empty field. */
    leave?(): void;
  };
}

interface Offer {
  /** What asking for it sends. */
  ask: string;
  row: ComponentChildren;
}

/** A field with its list: arrows move through the rows, Enter asks for the marked one, or for what is typed, Escape empties it. */
export function FindField({ find, onPage, answered, on }: FindFieldProps) {
  const { text, rows, filters } = find;
  const [marked, setMarked] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  useLayoutEffect(() => input.current?.focus(), []);
  useEffect(() => setMarked(-1), [text, rows, answered]);

  const offers: Offer[] = rows
    ? rows.map((found) => ({ ask: found.subject.address, row: <FoundRow found={found} /> }))
    : onPage.map((subject) => ({ ask: subject.address, row: <FoundRow subject={subject} /> }));
  const listed = !answered && offers.length > 0;
  const label = t(rows ? 'find_stored' : 'find_onPage');

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    if (event.isComposing) return;
    const last = offers.length - 1;
    if (listed && event.key === 'ArrowDown') setMarked(marked >= last ? 0 : marked + 1);
    else if (listed && event.key === 'ArrowUp') setMarked(marked <= 0 ? last : marked - 1);
    else if (event.key === 'Enter') {
      const first = rows ? rows[0]?.subject.address : onPage[0]?.address;
      const typed = event.currentTarget.value.trim();
      const wanted = (listed && offers[marked]?.ask) || typed || first;
      if (wanted && !event.repeat) on.ask(wanted);
    } else if (event.key === 'Escape' && text !== '') on.type('');
    else if (event.key === 'Escape' && on.leave) on.leave();
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div class="find-field">
        <Icon name="search" />
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-label={t('find_label')}
          aria-expanded={listed}
          aria-controls={listed ? id : undefined}
          aria-activedescendant={listed && marked >= 0 ? `${id}-${marked}` : undefined}
          aria-autocomplete="list"
          placeholder={t('lookUpPlaceholder')}
          maxLength={254}
          autocomplete="off"
          spellcheck={false}
          value={text}
          onInput={(event) => on.type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <FindFilters find={find} onNarrow={on.narrow} />
      {listed && (
        <section>
          <p class="find-label">{label}</p>
          <div id={id} role="listbox" aria-label={label} class="rows">
            {offers.map(({ ask, row }, index) => (
              <button
                key={ask}
                type="button"
                id={`${id}-${index}`}
                role="option"
                tabIndex={-1}
                class="find-row"
                aria-selected={index === marked}
                onClick={() => on.ask(ask)}
              >
                {row}
              </button>
            ))}
          </div>
        </section>
      )}
      {!answered && rows?.length === 0 && Object.keys(filters).length > 0 && (
        <p class="find-hint" role="status">
          {t('find_noneSo')}
        </p>
      )}
    </>
  );
}
