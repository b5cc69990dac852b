import { ok, type Result } from '../domain/result.ts';
import type { StoreReader } from '../store/reader.ts';
import { type DirectoryWorld, nextList, readList } from './directory.ts';
import { type FillWorld, fillStep, type Step } from './fill.ts';
import { roundTime } from './pacing.ts';
import { isOwnRead, isUseful } from './plan.ts';
import { countUsers } from './users.ts';

/** What a step of the sync needs of the world. */
export interface StepWorld
  extends Omit<FillWorld, 'round' | 'reader'>,
    Pick<DirectoryWorld, 'changed'> {
  client: FillWorld['client'] & DirectoryWorld['client'];
  reader: FillWorld['reader'] & DirectoryWorld['reader'] & Pick<StoreReader, 'directory'>;
}

/**
 * One request's worth of the sync's work. The rep's own meetings ahead come before everything; then
 * the account's users, who tell colleagues from customers and how many share its limits; then the
 * rep's own past, without which each of their customers would have to be looked up; then the other
 * names, list by list.
 */
export async function syncStep(world: StepWorld): Promise<Result<Step>> {
  const users = await countUsers(world.reader);
  const fill = () => fillStep({ ...world, round: roundTime(users) });
  const slices = await world.reader.slices();
  if (world.me !== null && !isUseful(slices, world.me)) return fill();
  const list = await nextList(world);
  const isBefore = list === 'users' || world.me === null || isOwnRead(slices);
  if (list === null || !isBefore) return fill();
  const read = await readList(list, world);
  return read.ok ? ok('read') : read;
}
