import * as z from 'zod/mini';
import type { PageReport } from '../domain/page-report.ts';
import { Report } from './table.ts';

const Answer = z.object({ origin: z.url({ protocol: /^https?$/ }), report: Report });

/** What a script that read a page once returned, checked like a message; `null` where it is anything else. */
export function onceAnswer(raw: unknown): { origin: string; report: PageReport } | null {
  const answer = z.safeParse(Answer, raw);
  return answer.success && new URL(answer.data.origin).origin === answer.data.origin
    ? answer.data
    : null;
}
