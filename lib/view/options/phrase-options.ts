import type { Result } from '../../domain/result.ts';
import { readReasons } from '../../settings/kept-reasons.ts';
import type { OptionsDeps } from './options.ts';

/** Reads and saves the user's own phrases; an empty text stands for the suggested one. */
export const phraseOptions = ({ settings, send }: Pick<OptionsDeps, 'settings' | 'send'>) => ({
  read: async (): Promise<string[]> =>
    (await readReasons(settings)).phrases.map((one) => one ?? ''),
  save: (phrases: readonly string[]): Promise<Result<null>> =>
    send('setPhrases', { phrases: [...phrases] }),
});
