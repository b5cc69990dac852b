import { type ReadonlySignal, signal } from '@preact/signals-core';
import { readReasons } from '../../settings/kept-reasons.ts';
import type { ViewDeps } from '../deps.ts';
import { t } from '../i18n.ts';

/** What is at hand where a reason is asked for. */
export interface ReasonsView {
  /** The kept phrases in their places; the suggested ones where the user has none. */
  phrases: readonly string[];
  /** The last reason in the user's own words; `null` for none. */
  last: string | null;
}

/** The phrases that are suggested, in the language of the browser. */
export const suggestedPhrases = (): string[] => [
  t('reason_suggested1'),
  t('reason_suggested2'),
  t('reason_suggested3'),
];

/** Creates the reasons at hand: as kept in the settings, and the command that keeps the last. */
export function createReasons(deps: Pick<ViewDeps, 'settings' | 'observeChanges' | 'send'>): {
  view: ReadonlySignal<ReasonsView>;
  /** Keeps a reason to offer it again, where it is more than blanks and none of the phrases. */
  keep(reason: string): Promise<void>;
} {
  const view = signal<ReasonsView>({ phrases: suggestedPhrases(), last: null });
  const load = async () => {
    const { phrases, last } = await readReasons(deps.settings);
    const suggested = suggestedPhrases();
    view.value = { phrases: phrases.map((one, place) => one ?? suggested[place] ?? ''), last };
  };
  deps.observeChanges(({ kind }) => {
    if (kind === 'settings' || kind === 'forgotten') void load();
  });
  void load();
  return {
    view,
    async keep(reason) {
      const said = reason.trim();
      if (said === '' || view.peek().phrases.includes(said)) return;
      await deps.send('keepReason', { reason: said });
    },
  };
}
