import { inWindow } from '../../sandbox/browser/sidebar.ts';
import { expect, test } from '../support/firefox-fixture.ts';

/** What Firefox would ask the user before an update that adds a permission. */
const question = (permission: string) => `
  const { ExtensionData } = ChromeUtils.importESModule('resource://gre/modules/Extension.sys.mjs');
  const before = { permissions: ['storage', 'alarms'], origins: [], data_collection: [] };
  const now = { ...before, permissions: [...before.permissions, '${permission}'] };
  const added = ExtensionData.comparePermissions(before, now);
  const { msgs } = ExtensionData.formatPermissionStrings({
    permissions: added, type: 'update', addonName: 'Bookside',
  });
  return { added: added.permissions, msgs };`;

test('an update that adds unlimitedStorage asks the user nothing [claim 99]', async ({
  firefox,
}) => {
  const asked = (permission: string) => inWindow(firefox.browser, question(permission));
  expect(await asked('unlimitedStorage')).toEqual({ added: ['unlimitedStorage'], msgs: [] });
  // The question can tell: another permission would be asked about.
  expect(await asked('history')).toMatchObject({ msgs: [expect.stringMatching(/history/i)] });
});
