import { type Intent, isUnsettled } from '../../../lib/actions/intent.ts';
import type { Journal } from '../../../lib/actions/journal.ts';

/** A journal in memory. */
export function officeJournal(): Journal {
  const intents = new Map<string, Intent>();
  const put = async (intent: Intent) => void intents.set(intent.id, intent);
  const unsettled = async () => [...intents.values()].filter(isUnsettled);
  return {
    put,
    update: put,
    get: async (id) => intents.get(id),
    unsettled,
    unsettledOn: async (booking) => (await unsettled()).find((one) => one.booking === booking),
    close: async () => {},
  };
}
