import type { Failure } from '../../domain/result.ts';
import { t } from '../i18n.ts';

/** Why OnceHub does not hand a meeting over. */
type Refusal = 'user' | 'inactive' | 'plan' | 'same' | 'status' | 'location' | 'seat';

/**
 * OnceHub's documented sentences (API v2, errors of "reassign"). They share a status and partly a
 * parameter, so only their text tells them apart. It decides about words alone, never about what is
 * done; a sentence that is not among them is shown as it came.
 */
const SENTENCES: readonly [sentence: RegExp, refusal: Refusal][] = [
  [/^no such user/i, 'user'],
  [/user is inactive/i, 'inactive'],
  [/available on the .+ plan/i, 'plan'],
  [/to the same host/i, 'same'],
  [/in its current status/i, 'status'],
  [/^invalid location/i, 'location'],
  [/requires an assigned seat/i, 'seat'],
];

/** A refusal in the rep's language, with one next step. */
export interface RefusalWords {
  title: string;
  text: string;
}

/** The words for a refusal to hand a meeting over; `null` where OnceHub's sentence is another. */
export function handOverRefusal({ kind, words = '' }: Failure): RefusalWords | null {
  if (kind !== 'conflict' && kind !== 'notFound') return null;
  const refusal = SENTENCES.find(([sentence]) => sentence.test(words))?.[1];
  if (refusal === undefined) return null;
  return { title: t(`handOver_no_${refusal}`), text: t(`handOver_no_${refusal}_step`) };
}
