import { API_NAME } from '../../sandbox/hosts.ts';
import type { Sandbox, SeenRequest } from '../../sandbox/serve.ts';

/** The requests to OnceHub's host, oldest first. */
export const askedOf = ({ requests }: Pick<Sandbox, 'requests'>): SeenRequest[] =>
  requests.filter(({ host }) => host === API_NAME);
