// @vitest-environment happy-dom
import { computed, signal } from '@preact/signals-core';
import { createElement, render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { emptyPage } from '../../../tests/helpers/page.ts';
import { until } from '../../../tests/helpers/until.ts';
import { keepConnection } from '../../store/connection.ts';
import { observeDatabases } from '../../store/database-state.ts';
import { createSurface, type Frame } from './surface.ts';
import { guarded } from './trouble.ts';

/** Writes what the page is told, then its content. */
const frame: Frame = ({ trouble, children }) =>
  createElement('main', null, `[${trouble ?? 'well'}] `, children as string);
const root = () => document.querySelector('#app') as HTMLElement;
const shows = (text: string) => until(() => expect(root().textContent).toBe(text));

beforeEach(() => {
  const app = document.createElement('div');
  app.id = 'app';
  document.body.append(app);
  vi.stubGlobal('reportError', (error: unknown) =>
    dispatchEvent(new ErrorEvent('error', { error })),
  );
});
afterEach(() => {
  render(null, root());
  emptyPage();
  observeDatabases(() => {});
  vi.unstubAllGlobals();
});

test('a model that throws leaves what is drawn, and the page says so', async () => {
  const row = signal<{ name: string } | null>({ name: 'Mara' });
  const { show } = createSurface(frame);
  show(
    computed(() => (row.value as { name: string }).name),
    (name) => name,
  );
  await shows('[well] Mara');
  row.value = null;
  await shows('[error] Mara');
  row.value = { name: 'Jo' };
  await shows('[error] Jo');
});

test('a model that throws from the start leaves a page that says so', async () => {
  const { show } = createSurface(frame);
  show(
    computed((): string => {
      throw new TypeError('broken row');
    }),
    (text) => text,
  );
  await shows('[error] ');
});

test('a page whose model was never made says so', async () => {
  createSurface(frame);
  dispatchEvent(new ErrorEvent('error', { error: new Error('no model') }));
  await shows('[error] ');
});

test.each([
  ['an error in a listener', () => new ErrorEvent('error', { error: new Error('x') }), 'error'],
  ['a rejection nobody caught', () => new Event('unhandledrejection'), 'error'],
  // A browser reports this about the layout, and nothing is wrong.
  ['a resize that is observed late', () => new ErrorEvent('error', { message: 'loop' }), 'well'],
])('%s', async (_what, event, told) => {
  const { show } = createSurface(frame);
  show(signal('Mara'), (text) => text);
  await shows('[well] Mara');
  dispatchEvent(event());
  await shows(`[${told}] Mara`);
});

/** A connection to a database whose opening ends so; announces its state. */
const openedAs = (name: string, opening: () => Promise<null>) =>
  keepConnection(name, opening)
    .open()
    .catch(() => {});

test.each([
  ['closed', 'UnknownError'],
  ['full', 'QuotaExceededError'],
])(
  'a database that does not open (%s) is said until it opens, and is then read again [claim 98]',
  async (state, error) => {
    const reread = vi.fn();
    const { show } = createSurface(frame, reread);
    show(signal('nothing'), (text) => text);
    await shows('[well] nothing');
    await openedAs('vault', () => Promise.resolve(null));
    expect(reread).not.toHaveBeenCalled();
    await openedAs('store', () => Promise.reject(new DOMException('', error)));
    await shows(`[${state}] nothing`);
    await openedAs('vault', () => Promise.resolve(null));
    await shows(`[${state}] nothing`);
    await openedAs('store', () => Promise.resolve(null));
    await shows('[well] nothing');
    expect(reread).toHaveBeenCalledOnce();
  },
);

test('a part of a model that throws is nothing, and does not take the others with it', async () => {
  const reported = vi.fn();
  vi.stubGlobal('reportError', reported);
  const row = signal<string | null>(null);
  const part = guarded('none', () => (row.value as string).trim());
  expect(part.value).toBe('none');
  await until(() => expect(reported).toHaveBeenCalledOnce());
  row.value = ' here ';
  expect(part.value).toBe('here');
});
