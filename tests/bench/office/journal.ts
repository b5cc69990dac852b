import { applyEvent } from '../../../lib/domain/action.ts';
import type { Intent } from '../../../lib/domain/intent.ts';
import { isOpen, isUnderWay } from '../../../lib/domain/intent.ts';
import type { Journal } from '../../../lib/vault/journal.ts';

/** An action journal in memory. */
export function officeJournal(): Journal {
  const intents = new Map<string, Intent>();
  const on = (booking: string) => [...intents.values()].filter((one) => one.booking === booking);
  return {
    async propose(proposed) {
      if (proposed.some(({ booking }) => on(booking).some(isUnderWay))) return null;
      for (const intent of proposed) intents.set(intent.id, intent);
      return [...proposed];
    },
    async change(id, event) {
      const intent = intents.get(id);
      if (intent) intents.set(id, applyEvent(intent, event));
      return intents.get(id);
    },
    get: async (id) => intents.get(id),
    open: async () => [...intents.values()].filter(isOpen),
    forget: async () => {},
    close: async () => {},
  };
}
