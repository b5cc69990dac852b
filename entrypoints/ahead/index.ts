import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { grantedPatterns } from '../../lib/platform/permissions.ts';
import { keepAhead } from '../../lib/platform/prefetch.ts';
import { allKept } from '../../lib/platform/storage.ts';
import { ownPlace } from '../../lib/platform/tabs.ts';
import { openExisting } from '../../lib/store/open-existing.ts';
import { STORE_NAME } from '../../lib/store/schema.ts';

/** Asks for what the panel's first picture needs, before the panel's own script is there. */
export default defineUnlistedScript(() => {
  keepAhead('place', ownPlace());
  keepAhead('granted', grantedPatterns());
  keepAhead('local', allKept('local'));
  keepAhead('session', allKept('session'));
  keepAhead(STORE_NAME, openExisting(STORE_NAME));
});
