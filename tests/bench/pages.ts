import type { Bookside } from '../../sandbox/browser/bookside.ts';
import type { Figures } from './goals.ts';
import { benchBytes, benchReads } from './reads.ts';
import { benchStorm } from './storm.ts';
import { benchSwitch } from './switch.ts';

/** What reading pages costs, and how soon the panel follows. Wants the key to be set; `build` is the folder of the build in use. */
export async function benchPages(bookside: Bookside, build: string): Promise<Figures> {
  const page = await bookside.tab();
  const reads = await benchReads(page);
  await page.close();
  return {
    ...benchBytes(build),
    ...reads,
    ...(await benchSwitch(bookside)),
    ...(await benchStorm(bookside)),
  };
}
