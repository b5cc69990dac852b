import { API_NAME } from '../../sandbox/hosts.ts';
import type { Sandbox, SeenRequest } from '../../sandbox/serve.ts';

/** What OnceHub's host was asked, oldest first. */
export const askedOf = ({ requests }: Pick<Sandbox, 'requests'>): SeenRequest[] =>
  requests.filter(({ host }) => host === API_NAME);
