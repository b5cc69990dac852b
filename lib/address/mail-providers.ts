import { MAIL_DOMAINS } from './mail-domains.ts';
import { providerTest } from './provider-test.ts';

/*
 * For the background alone: our pages are told what it knows, page scripts have no part in it.
 */

/** The domains of mail providers and forwarders, as `providerTest` takes them. */
export const MAIL_PROVIDERS: readonly string[] = MAIL_DOMAINS.trim()
  .split('\n')
  .flatMap((line) => {
    const [names = [], endings = []] = line.split('@').map((part) => part.split(' '));
    return names.flatMap((name) => endings.map((ending) => `${name}.${ending}`));
  });

/** Whether a domain (lower case) is a mail provider's or a forwarder's. */
export const isMailProvider = providerTest(MAIL_PROVIDERS);
