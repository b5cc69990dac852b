// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setTranslator } from '../../lib/view/i18n.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { type Candidate, PeopleSwitch } from './PeopleSwitch.tsx';

const onChoose = vi.fn();
const people: Candidate[] = Array.from({ length: 3 }, (_, index) => ({
  address: `person${index}@example.org`,
  role: 'sender',
}));

function show(offered: Candidate[], shown: string | null) {
  actSync(() =>
    render(
      <PeopleSwitch people={offered} shown={shown} label="people" onChoose={onChoose} />,
      document.body,
    ),
  );
}

const options = () => [...document.querySelectorAll<HTMLElement>('[role=option]')];
const key = (name: string) =>
  actSync(() => {
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }),
    );
  });
const focused = () => options().indexOf(document.activeElement as HTMLElement);

beforeEach(() => {
  setTranslator((name) => name);
  onChoose.mockReset();
});
afterEach(clearScreen);

test('the list has one tab stop, on the person shown, who is also marked as selected', () => {
  show(people, 'person1@example.org');
  expect(options().map((option) => option.tabIndex)).toEqual([-1, 0, -1]);
  expect(options().map((option) => option.getAttribute('aria-selected'))).toEqual([
    'false',
    'true',
    'false',
  ]);
});

test('arrows, Home and End move the focus without choosing; a click chooses', () => {
  show(people, 'person0@example.org');
  options()[0]?.focus();
  const path = ['ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowUp', 'Home', 'ArrowLeft', 'End'];
  const stops = path.map((name) => {
    key(name);
    return focused();
  });
  expect(stops).toEqual([1, 2, 2, 1, 0, 0, 2]);
  expect(onChoose).not.toHaveBeenCalled();
  actSync(() => options()[2]?.click());
  expect(onChoose).toHaveBeenCalledWith('person2@example.org');
});

test('a long list is shortened until it is expanded, but never hides the person shown', () => {
  const many = Array.from({ length: 8 }, (_, index) => ({ address: `p${index}@example.org` }));
  show(many, 'p0@example.org');
  expect(options()).toHaveLength(3);
  actSync(() => document.querySelector<HTMLElement>('.text-button')?.click());
  expect(options()).toHaveLength(8);
  actSync(() => render(null, document.body));
  show(many, 'p6@example.org');
  expect(options()).toHaveLength(8);
});

test('two people with the same name are listed by their addresses', () => {
  const twins = [
    { address: 'ana@example.org', name: 'Ana' },
    { address: 'ana@example.com', name: 'Ana' },
    { address: 'bo@example.com', name: 'Bo' },
  ];
  show(twins, null);
  expect(options().map((option) => option.textContent)).toEqual([
    'ana@example.org',
    'ana@example.com',
    'Bo',
  ]);
});

test('a customer without an address is labelled by name, else by number, never by a key', () => {
  const gus = { address: 'contact:CTC-7', name: 'Gus' };
  show([gus, { address: 'tel:13125550177', name: 'Gus' }, { address: 'tel:13125550178' }], null);
  const words = options().map((option) => [option.textContent, option.title].join());
  expect(words).toEqual(['CTC-7,CTC-7', '13125550177,13125550177', '13125550178,13125550178']);
  show([gus, { address: 'tel:13125550177', name: 'Kim' }], null);
  expect(options().map((option) => option.textContent)).toEqual(['Gus', 'Kim']);
});

test('the entry for all people together comes first, is marked while shown, and can be chosen', () => {
  const all = { shown: true, onChoose: vi.fn() };
  actSync(() =>
    render(
      <PeopleSwitch people={people} shown={null} label="people" onChoose={onChoose} all={all} />,
      document.body,
    ),
  );
  expect(options().map((option) => option.getAttribute('aria-selected'))).toEqual([
    'true',
    'false',
    'false',
    'false',
  ]);
  options()[0]?.focus();
  key('ArrowDown');
  expect(focused()).toBe(1);
  actSync(() => options()[0]?.click());
  expect([all.onChoose.mock.calls.length, onChoose.mock.calls.length]).toEqual([1, 0]);
});
