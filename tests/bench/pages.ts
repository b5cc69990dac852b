import { resolve } from 'node:path';
import { Bookside } from '../../sandbox/browser/bookside.ts';
import { createOnceHub, KEYS } from '../../sandbox/oncehub/server.ts';
import { serve } from '../../sandbox/serve.ts';
import type { Figures } from './goals.ts';
import { benchLarge } from './large.ts';
import { benchBytes, benchReads } from './reads.ts';
import { benchStorm } from './storm.ts';
import { benchSwitch } from './switch.ts';

const BUILD = resolve('.output/chrome-mv3');

/**
 * Measures what reading pages costs and how fast the panel follows, in its own browser with the
 * production build.
 */
export async function benchPages(say: (line: string) => void): Promise<Figures> {
  const onceHub = createOnceHub({ switches: { limits: 'off' } });
  const sandbox = await serve({ onceHub });
  const bookside = await Bookside.open({ port: sandbox.port, extension: BUILD });
  try {
    await bookside.setKey(KEYS.demo);
    say('  one click, another customer …');
    const follows = await benchSwitch(bookside);
    say('  pages of up to 47,000 elements, and five megabytes of hostile text …');
    const page = await bookside.tab();
    const reads = await benchReads(page);
    await page.close();
    say('  a page that rewrites itself for ten seconds …');
    const storm = await benchStorm(bookside);
    say('  a page of 200,000 elements, with Bookside and without …');
    const large = await benchLarge(bookside, sandbox.port);
    return { ...benchBytes(BUILD), ...reads, ...follows, ...storm, ...large };
  } finally {
    await bookside.close();
    await sandbox.close();
  }
}
