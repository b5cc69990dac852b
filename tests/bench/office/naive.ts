import { fail, ok, type Result } from '../../../lib/domain/result.ts';
import { KEYS } from '../../../sandbox/oncehub/server.ts';
import type { Rep, RepDeps } from './reps.ts';

const API = 'https://api.oncehub.com/v2';

/** A rep with a client that stores nothing and asks OnceHub at every view. */
export function naive({ fetch }: RepDeps): Rep {
  async function call<T>(path: string, init: RequestInit = {}): Promise<Result<T>> {
    const answer = await fetch(`${API}${path}`, { ...init, headers: { 'API-Key': KEYS.demo } });
    if (answer.status === 429) return fail('tooMany');
    return answer.ok ? ok((await answer.json()) as T) : fail('badRequest');
  }
  interface List {
    data: { id: string }[];
  }
  return {
    install: async () => void (await call('/test')),
    isUseful: async () => true,
    async view(address) {
      const contacts = await call<List>(`/contacts?email=${encodeURIComponent(address)}&limit=100`);
      if (!contacts.ok) return contacts;
      for (const { id } of contacts.value.data) {
        const bookings = await call<List>(`/bookings?contact=${id}&limit=100`);
        if (!bookings.ok) return bookings;
      }
      return ok({ asked: true, complete: true });
    },
    async act(booking) {
      const answer = await call(`/bookings/${booking}/cancel`, { method: 'POST' });
      return answer.ok ? ok({ asked: true }) : answer;
    },
  };
}
