import * as z from 'zod/mini';
import type { FailureKind } from '../domain/result.ts';

/** An id of OnceHub's. */
export const Id = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/));

const FailureShape = z.object({
  kind: z.string() as unknown as z.ZodMiniType<FailureKind>,
  words: z.exactOptional(z.string()),
  until: z.exactOptional(z.number()),
  request: z.exactOptional(z.string()),
});

/** The shape of a `Result` with a value of this shape. */
export const result = <T extends z.ZodMiniType>(value: T) =>
  z.union([
    z.object({ ok: z.literal(true), value }),
    z.object({ ok: z.literal(false), failure: FailureShape }),
  ]);
