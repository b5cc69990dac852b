import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXTENSION, expect, test } from '../support/fixture.ts';

test('the manifest brings the same warnings of the browser as without unlimitedStorage [claim 99]', async ({
  fresh,
}) => {
  const manifest = JSON.parse(readFileSync(join(EXTENSION, 'manifest.json'), 'utf8'));
  const options = await fresh.options();
  const warningsWith = (permissions: string[]) =>
    options.evaluate(
      (text) => chrome.management.getPermissionWarningsByManifest(text),
      JSON.stringify({ ...manifest, permissions }),
    );
  const asked: string[] = manifest.permissions;
  const before = await warningsWith(asked.filter((one) => one !== 'unlimitedStorage'));
  expect(asked).toContain('unlimitedStorage');
  expect(await warningsWith(asked)).toEqual(before);
  // The question can tell: another permission would bring a warning of its own.
  expect(await warningsWith([...asked, 'history'])).not.toEqual(before);
});
