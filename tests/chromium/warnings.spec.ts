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

test('the hosts of the page scripts as host permissions bring no warning that these do not bring alone [claim 99]', async ({
  fresh,
}) => {
  const manifest = JSON.parse(readFileSync(join(EXTENSION, 'manifest.json'), 'utf8'));
  const scripts: string[] = manifest.content_scripts.flatMap(
    (script: { matches: string[] }) => script.matches,
  );
  const asked: string[] = manifest.host_permissions;
  expect(asked).toEqual(expect.arrayContaining(scripts));
  const options = await fresh.options();
  const warningsWith = (content: string[], hosts: string[]) =>
    options.evaluate(
      (text) => chrome.management.getPermissionWarningsByManifest(text),
      JSON.stringify({
        ...manifest,
        content_scripts: [{ matches: content, js: ['gmail.js'] }],
        host_permissions: hosts,
      }),
    );
  const others = asked.filter((one) => !scripts.includes(one));
  // As up to the version before: an update that adds no warning disables nothing.
  const before = await warningsWith(scripts, others);
  expect(before).not.toEqual([]);
  expect(await warningsWith(scripts, asked)).toEqual(before);
  // Of many hosts the browser tells only that there are many; of few, it tells their names.
  for (const host of scripts) {
    const named = await warningsWith([host], others);
    expect(named.join()).toContain(new URL(host.replace('*', '')).hostname);
    expect(await warningsWith([host], [...others, host])).toEqual(named);
    const more = [...others, 'https://elsewhere.example.com/*'];
    expect(await warningsWith([host], more)).not.toEqual(named);
  }
});
