import * as z from 'zod/mini';
import { MAX_PLACE_CHARS, MAX_PLACES, MAX_SLOTS, PLACE_TYPES } from '../domain/details/slot.ts';

const Place = z.object({
  type: z.enum(PLACE_TYPES),
  value: z.nullable(z.string().check(z.maxLength(MAX_PLACE_CHARS))),
  id: z.nullable(z.string().check(z.maxLength(64))),
});

const Slot = z.object({
  starts: z.number(),
  places: z.array(Place).check(z.maxLength(MAX_PLACES)),
});

/** The free times that one request brought. */
export const Slots = z.object({
  slots: z.array(Slot).check(z.maxLength(MAX_SLOTS)),
  from: z.number(),
  until: z.number(),
});
