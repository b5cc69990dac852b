// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setTranslator } from '../../lib/view/i18n.ts';
import type {
  CalendarChoice,
  LinkEvents,
  LinksModel,
  MadeLink,
} from '../../lib/view/links/model.ts';
import { clearScreen } from '../../tests/helpers/screen.ts';
import { CopyLink } from './CopyLink.tsx';

const DEMO: CalendarChoice = {
  ...{ id: 'BKC-1', kind: 'calendar', name: 'Demo', url: 'https://oncehub.com/PAGE-1' },
  ...{ minutes: 30, published: true, whose: 'mine', host: 'Sam', used: null },
};
const USED: CalendarChoice = { ...DEMO, used: 0 };
const guest = { name: 'Dana', email: 'dana@example.com', phone: null };
const link: MadeLink = {
  ...{ is: 'link', url: 'https://oncehub.com/.Q', filled: ['name', 'email'], isHosted: false },
};

/** What a browser's clipboard took. */
let copied: string[] = [];
let allows = { item: true, text: true };
class Item {
  readonly given: Record<string, Promise<Blob>>;
  constructor(given: Record<string, Promise<Blob>>) {
    this.given = given;
  }
}
const clipboard = {
  async write([item]: [Item]) {
    const text = await (await item.given['text/plain'])?.text();
    if (!allows.item) throw new Error('NotAllowedError');
    copied.push(text ?? '');
  },
  async writeText(text: string) {
    if (!allows.text) throw new Error('NotAllowedError');
    copied.push(text);
  },
};

const on = {
  make: vi.fn<LinkEvents['make']>(),
  use: vi.fn<LinkEvents['use']>(async () => ({ ok: true, value: null })),
  answerRep: vi.fn<LinkEvents['answerRep']>(),
};
type Props = Partial<Parameters<typeof CopyLink>[0]>;
const show = (calendars: CalendarChoice[], changes: Props = {}) => {
  const links: LinksModel = { rep: { is: 'unknown' }, calendars, link: 'oneTime' };
  const props = { on, guest, who: 'Dana', online: true, onOptions: vi.fn(), ...changes };
  return act(() => render(<CopyLink links={links} {...props} />, document.body));
};
const names = () =>
  [...document.querySelectorAll('button')].map(
    (one) => one.getAttribute('aria-label') ?? one.textContent ?? '',
  );
const press = (name: string) =>
  act(async () => {
    const at = names().findIndex((one) => one.startsWith(name));
    const found = document.querySelectorAll('button')[at];
    if (!found) throw new Error(`no button "${name}" among ${names().join(', ')}`);
    found.click();
  });
const text = () => document.body.textContent ?? '';
const said = () => vi.waitFor(() => expect(text()).toMatch(/link_(copied|un|notCopied)/));

beforeEach(() => {
  vi.clearAllMocks();
  [copied, allows] = [[], { item: true, text: true }];
  vi.stubGlobal('ClipboardItem', Item);
  vi.stubGlobal('navigator', { clipboard });
  setTranslator((key, given) => (key === 'language' ? 'en' : [key, ...given].join(' ')));
  on.make.mockResolvedValue(link);
});
afterEach(() => {
  vi.unstubAllGlobals();
  clearScreen();
});

test('one press copies the link of the calendar used last, and says what was copied', async () => {
  await show([USED]);
  await press('link_copyOf Demo');
  await said();
  expect(copied).toEqual([link.is === 'link' ? link.url : '']);
  expect(on.make.mock.calls).toEqual([[USED, 'oneTime', guest]]);
  expect(on.use.mock.calls).toEqual([['BKC-1', 'oneTime']]);
  const words = document.querySelector('[role=status]')?.textContent;
  expect(words).toContain('link_oneTime_valid');
  expect(words).toContain('link_filled link_field_name and link_field_email Dana');
  expect(words).not.toContain('link_visible');
});

test('the first time the calendar is asked for, and pressing it copies', async () => {
  await show([DEMO]);
  await press('link_copy');
  expect(on.make).not.toHaveBeenCalled();
  await press('Demo');
  await said();
  expect(copied).toHaveLength(1);
  expect(document.querySelector('.link-chooser')).toBeNull();
});

test('offline the one-time link is off with the reason, and the general one is offered', async () => {
  await show([USED], { online: false });
  await press('link_copy');
  const [oneTime, general] = document.querySelectorAll<HTMLInputElement>('input[type=radio]');
  expect([oneTime?.disabled, oneTime?.checked]).toEqual([true, false]);
  expect(general?.checked).toBe(true);
  expect(text()).toContain('link_offline_why');
  await press('Demo');
  await said();
  expect(on.make.mock.calls[0]?.slice(0, 2)).toEqual([USED, 'general']);
  expect(text()).toContain('link_visible');
});

test('a calendar nobody can book on any more is named, and not copied', async () => {
  await show([{ ...USED, published: false }]);
  await press('link_copy');
  expect(text()).toContain('link_gone Demo');
  await press('Demo');
  expect(on.make).not.toHaveBeenCalled();
  expect(document.querySelector('.link-row')?.getAttribute('aria-disabled')).toBe('true');
});

test.each<[string, MadeLink, string]>([
  ['no link', { is: 'noLink' }, 'link_unfit_none'],
  ['a link elsewhere', { is: 'elsewhere', host: 'evil.example' }, 'link_unfit_elsewhere evil'],
  ['a failure', { is: 'failed', failure: { kind: 'timedOut' } }, 'link_notCopied'],
])('%s is refused in words; nothing is copied or remembered', async (_what, made, words) => {
  on.make.mockResolvedValue(made);
  await show([USED]);
  await press('link_copyOf Demo');
  await vi.waitFor(() => expect(document.querySelector('[role=alert]')).not.toBeNull());
  expect(document.querySelector('[role=alert]')?.textContent).toContain(words);
  expect(copied).toEqual([]);
  expect(on.use).not.toHaveBeenCalled();
});

test('after a failure the general link is one press away', async () => {
  on.make.mockResolvedValueOnce({ is: 'failed', failure: { kind: 'serverFault' } });
  await show([USED]);
  await press('link_copyOf Demo');
  await vi.waitFor(() => expect(names()).toContain('link_instead'));
  await press('link_instead');
  await said();
  expect(on.make.mock.lastCall?.[1]).toBe('general');
});

test('where the browser does not copy, the link is shown, and the next press copies it', async () => {
  allows = { item: false, text: false };
  await show([USED]);
  await press('link_copyOf Demo');
  await said();
  expect(text()).toContain('https://oncehub.com/.Q');
  allows = { item: true, text: true };
  await act(async () => document.querySelector<HTMLButtonElement>('[role=alert] button')?.click());
  await vi.waitFor(() => expect(copied).toEqual(['https://oncehub.com/.Q']));
  expect(on.make).toHaveBeenCalledOnce();
});

test('a link that arrives when another customer is shown is not copied', async () => {
  const late = Promise.withResolvers<MadeLink>();
  on.make.mockReturnValue(late.promise);
  await show([USED]);
  await press('link_copyOf Demo');
  await act(() => render(null, document.body));
  late.resolve(link);
  await late.promise;
  await new Promise((done) => setImmediate(done));
  expect(copied).toEqual([]);
  expect(on.use).not.toHaveBeenCalled();
});

test('the shortcut marks the link, and the button of the popup copies it at once', async () => {
  await show([USED], { start: 'mark' });
  expect(document.activeElement?.getAttribute('aria-label')).toBe('link_copyOf Demo');
  expect(on.make).not.toHaveBeenCalled();
  clearScreen();
  await show([USED], { start: 'press' });
  await said();
  expect(copied).toHaveLength(1);
  clearScreen();
  await show([DEMO], { start: 'mark' });
  expect(document.activeElement?.textContent).toContain('Demo');
});

test('a list of many calendars is searched, and Enter takes the first found', async () => {
  const many = Array.from({ length: 60 }, (_, n) => ({ ...DEMO, id: `BKC-${n}`, name: `C ${n}` }));
  await show(many);
  await press('link_choose');
  expect(document.querySelectorAll('.link-row')).toHaveLength(50);
  expect(text()).toContain('link_more 50');
  const field = document.querySelector<HTMLInputElement>('.field');
  expect(document.activeElement).toBe(field);
  await act(() => {
    if (field) field.value = 'c 59';
    field?.dispatchEvent(new Event('input', { bubbles: true }));
  });
  const key = (name: string) => new KeyboardEvent('keydown', { key: name, bubbles: true });
  await act(() => void field?.dispatchEvent(key('ArrowDown')));
  expect(document.activeElement?.textContent).toContain('C 59');
  await act(() => void field?.focus());
  await act(() => void field?.dispatchEvent(key('Enter')));
  await said();
  expect(on.make.mock.calls[0]?.[0].id).toBe('BKC-59');
});

test('hostile text in the name of a calendar stays text, and short', async () => {
  const name = '\u202e<img src=x onerror=alert(1)>\n'.repeat(7000);
  await show([{ ...USED, name }]);
  await press('link_copyOf');
  await said();
  expect(document.querySelector('img')).toBeNull();
  expect(text()).not.toContain('\u202e');
  expect(text().length).toBeLessThan(600);
});
