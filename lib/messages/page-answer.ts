import * as z from 'zod/mini';
import type { PageReport } from '../domain/page-report.ts';
import { Report } from './table.ts';

const Answer = z.object({ origin: z.url({ protocol: /^https?$/ }), report: Report });

/**
 * Validates the result of the script that reads a page once. It is untrusted, so it is checked like
 * a message; `null` where it does not have the expected shape or origin.
 */
export function parseReading(raw: unknown): { origin: string; report: PageReport } | null {
  const answer = z.safeParse(Answer, raw);
  return answer.success && new URL(answer.data.origin).origin === answer.data.origin
    ? answer.data
    : null;
}
