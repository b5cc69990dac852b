import { patient } from '../../sandbox/patience.ts';
import { walk } from '../../sandbox/walk/walk.ts';
import { EXTENSION, expect, test } from '../support/fixture.ts';

test('on a rep’s whole day requests go only to OnceHub and to the pages the rep opens [claim 61]', async ({
  sandbox,
  control,
  display,
}, info) => {
  test.setTimeout(patient(240_000));
  const { port } = sandbox;
  await walk({
    port,
    extension: EXTENSION,
    display,
    control,
    folder: info.outputPath(),
    print: () => {},
  });
  expect(sandbox.strangers).toEqual([]);
  const hosts = new Set(sandbox.requests.map(({ host }) => host));
  for (const host of hosts)
    expect(host).toMatch(/^(?:api\.oncehub\.com|mail\.google\.com|app\.hubspot\.com)$/);
  expect(hosts.has('api.oncehub.com')).toBe(true);
});
