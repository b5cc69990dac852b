import { readFile } from 'node:fs/promises';
import { transformWithOxc } from 'vite';

/** The files the demo pages load, by name. */
const FILES: Record<string, string> = {
  'base.css': './looks/base.css',
  'mail.css': './looks/mail.css',
  'mail-list.css': './looks/mail-list.css',
  'mail-thread.css': './looks/mail-thread.css',
  'records.css': './looks/records.css',
  'records-cards.css': './looks/records-cards.css',
  'records-list.css': './looks/records-list.css',
  'team.css': './looks/team.css',
  'products.css': './looks/products.css',
  'mail.ts': './mail/client.ts',
  'moves.ts': './mail/moves.ts',
  'unfold.ts': './mail/unfold.ts',
  'records.ts': './records/client.ts',
  'fields.ts': './records/fields.ts',
};

/**
 * The response for a style sheet or script of the demo pages, with types removed from scripts;
 * `null` for an unknown name.
 */
export const asset = async (name: string): Promise<Response | null> => {
  const path = FILES[name];
  if (path === undefined) return null;
  const text = await readFile(new URL(path, import.meta.url), 'utf8');
  if (name.endsWith('.css'))
    return new Response(text, { headers: { 'content-type': 'text/css; charset=utf-8' } });
  const { code } = await transformWithOxc(text, path, { sourcemap: false });
  return new Response(code, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
};
