// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setTranslator } from '../../lib/view/i18n.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { IgnoreListForm } from './IgnoreListForm.tsx';
import { AddedSites } from './SitesForm.tsx';

const on = {
  addIgnored: vi.fn(async () => true),
  removeIgnored: vi.fn(),
  refuseSuggestion: vi.fn(),
  askForSite: vi.fn(),
  removeSite: vi.fn(),
};
const buttonNamed = (name: string) =>
  [...document.querySelectorAll('button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent) === name,
  );
const field = () => document.querySelector('input');
const submit = () =>
  act(async () => {
    document.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
  });

beforeEach(() => {
  vi.clearAllMocks();
  setTranslator((key, given) => [key, ...given].join(' '));
});
afterEach(clearScreen);

const ignoreList = { listed: ['example.org'], suggested: ['acme.example'], failure: null };

test('a valid entry is added and the field emptied; a rejected one stays in the field, with the reason', async () => {
  actSync(() => render(<IgnoreListForm ignoreList={ignoreList} on={on} />, document.body));
  const input = field();
  if (input) input.value = 'sam@example.net';
  await submit();
  expect(on.addIgnored).toHaveBeenCalledWith('sam@example.net');
  expect(field()?.value).toBe('');
  on.addIgnored.mockResolvedValueOnce(false);
  if (input) input.value = 'gmail.com';
  await submit();
  actSync(() =>
    render(
      <IgnoreListForm ignoreList={{ ...ignoreList, failure: 'freeMail' }} on={on} />,
      document.body,
    ),
  );
  expect(field()?.value).toBe('gmail.com');
  expect(document.querySelector('[role=status]')?.textContent).toBe('options_mine_freeMail');
});

test('an empty entry is not added to the ignore list', async () => {
  actSync(() => render(<IgnoreListForm ignoreList={ignoreList} on={on} />, document.body));
  await submit();
  expect(on.addIgnored).not.toHaveBeenCalled();
});

test('entries of the ignore list are removed, and a suggestion is accepted or rejected', () => {
  actSync(() => render(<IgnoreListForm ignoreList={ignoreList} on={on} />, document.body));
  actSync(() => buttonNamed('removeThis example.org')?.click());
  actSync(() => buttonNamed('colleagues_yes')?.click());
  actSync(() => buttonNamed('colleagues_no')?.click());
  expect(on.removeIgnored).toHaveBeenCalledWith('example.org');
  expect(on.addIgnored).toHaveBeenCalledWith('acme.example');
  expect(on.refuseSuggestion).toHaveBeenCalledWith('acme.example');
});

test('a product is allowed as a whole, and each added site is removed by itself', () => {
  const added = { pattern: 'https://acme.zendesk.com/*', host: 'acme.zendesk.com' } as const;
  const model = {
    products: [
      {
        id: 'zendesk' as const,
        name: 'Zendesk',
        hosts: ['*.zendesk.com'],
        added: [{ ...added, site: 'zendesk' as const }],
        whole: false,
      },
      { id: 'front' as const, name: 'Front', hosts: ['app.frontapp.com'], added: [], whole: true },
    ],
    others: [{ pattern: 'https://*/*', host: '*', site: 'other' as const }],
  };
  actSync(() => render(<AddedSites model={model} on={on} />, document.body));
  expect(buttonNamed('allowSite Front')).toBeUndefined();
  actSync(() => buttonNamed('allowSite Zendesk')?.click());
  actSync(() => buttonNamed('removeThis acme.zendesk.com')?.click());
  actSync(() => buttonNamed('removeThis *')?.click());
  expect(on.askForSite.mock.calls).toEqual([['zendesk']]);
  expect(on.removeSite.mock.calls).toEqual([['https://acme.zendesk.com/*'], ['https://*/*']]);
  expect(document.body.textContent).toContain('everySite');
});
