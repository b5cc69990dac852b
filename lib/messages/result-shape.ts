import * as z from 'zod/mini';
import type { FailureKind } from '../domain/result.ts';

const FailureShape = z.object({
  kind: z.string() as unknown as z.ZodMiniType<FailureKind>,
  words: z.exactOptional(z.string()),
  until: z.exactOptional(z.number()),
  request: z.exactOptional(z.string()),
});

/** Shape of a `Result` whose value has this shape. */
export const result = <T extends z.ZodMiniType>(value: T) =>
  z.union([
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), failure: FailureShape }),
  ]);
