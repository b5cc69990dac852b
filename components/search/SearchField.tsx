import type { ComponentChildren, TargetedKeyboardEvent } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../lib/view/i18n.ts';
import type { SearchFilters as Filters, SearchModel, Subject } from '../../lib/view/model.ts';
import { Icon } from '../ui/icons.tsx';
import { phrase, SafeText } from '../ui/SafeText.tsx';
import { reveal } from '../ui/sticking.ts';
import { enterTarget, isSelectionGone, moveSelection } from './list-selection.ts';
import { PersonRow } from './PersonRow.tsx';
import { SearchFilters } from './SearchFilters.tsx';
import '../ui/surfaces.css';
import './search.css';

interface FindFieldProps {
  find: SearchModel;
  /** The people of the page, offered before anything is typed. */
  onPage: readonly Subject[];
  /** An answer is shown below, so the list is hidden. */
  answered: boolean;
  on: {
    type(text: string): void;
    narrow(filters: Filters): void;
    /** Enter, or a click on a row. */
    lookUp(text: string): void;
    /** Escape in an empty field. */
    leave?(): void;
  };
}

interface Offer {
  /** The text given to `lookUp` when this entry is chosen. */
  address: string;
  row: ComponentChildren;
}

/**
 * A combobox: arrow keys select in the list, Enter asks for the selected entry or the text typed,
 * Escape empties the field.
 */
export function SearchField({ find, onPage, answered, on }: FindFieldProps) {
  const { text, rows, filters } = find;
  const [chosen, choose] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  useLayoutEffect(() => input.current?.focus(), []);

  const offers: Offer[] = rows
    ? rows.map((found) => ({ address: found.subject.address, row: <PersonRow found={found} /> }))
    : onPage.map((subject) => ({ address: subject.address, row: <PersonRow subject={subject} /> }));
  const listed = !answered && offers.length > 0;
  const label = t(rows ? 'find_stored' : 'find_onPage');
  const choice = { offered: offers.map(({ address }) => address), chosen, answered };
  const gone = isSelectionGone(choice);
  const active = listed && chosen !== null && !gone;
  const none = !answered && rows?.length === 0 && Object.keys(filters).length > 0;
  const typed = text.trim();

  const type = (now: string) => {
    choose(null);
    on.type(now);
  };
  const press = (address: string) => {
    choose(address);
    on.lookUp(address);
  };

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    if (event.isComposing) return;
    if (listed && event.key === 'ArrowDown') choose(moveSelection(choice, 1));
    else if (listed && event.key === 'ArrowUp') choose(moveSelection(choice, -1));
    else if (event.key === 'Enter') {
      const wanted = enterTarget(choice, event.currentTarget.value);
      if (wanted !== null && !event.repeat) on.lookUp(wanted);
    } else if (event.key === 'Escape' && text !== '') type('');
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
          aria-activedescendant={active ? `${id}-${chosen}` : undefined}
          aria-autocomplete="list"
          placeholder={t('lookUpPlaceholder')}
          maxLength={254}
          autocomplete="off"
          spellcheck={false}
          value={text}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <SearchFilters find={find} onNarrow={on.narrow} />
      {listed && (
        <section>
          <p class="find-label">{label}</p>
          <div id={id} role="listbox" aria-label={label} class="rows">
            {offers.map(({ address, row }) => (
              <button
                key={address}
                // The focus stays in the field, so the browser does not scroll to the selected row
                // by itself.
                ref={address === chosen ? reveal : null}
                type="button"
                id={`${id}-${address}`}
                role="option"
                tabIndex={-1}
                class="find-row"
                aria-selected={address === chosen}
                onClick={() => press(address)}
              >
                {row}
              </button>
            ))}
          </div>
        </section>
      )}
      <p role="status" class={gone || none ? 'find-hint' : 'unseen'}>
        {gone ? t('find_gone') : none && t('find_noneSo')}
      </p>
      {typed !== '' && !answered && !gone && (
        <p class="find-hint">{phrase('find_enter', <SafeText text={typed} max={60} />)}</p>
      )}
    </>
  );
}
