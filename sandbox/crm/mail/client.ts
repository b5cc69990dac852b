/** The script of the demo mail: it handles clicks, keys and changes of the hash. */
import { listOf, one, openThread, show, showCompose } from './moves.ts';
import { showDetails, toggle, unbundle } from './unfold.ts';

const showAccounts = (shown: boolean): void => {
  one('.accounts')?.style.setProperty('display', shown ? 'block' : 'none');
  one('.account')?.setAttribute('aria-expanded', String(shown));
};

const openWindow = (): void => {
  const id = one('[role=main] .hP')?.dataset.threadPermId;
  if (id)
    window.open(
      `popout?ver=demo&th=%23${encodeURIComponent(id)}&cvid=1`,
      '_blank',
      'width=760,height=680',
    );
};

const DOES: Record<string, () => void> = {
  back: () => {
    location.hash = listOf(location.hash);
  },
  compose: showCompose,
  discard: () => one('.compose')?.remove(),
  accounts: () => showAccounts(one('.account')?.getAttribute('aria-expanded') === 'false'),
  window: openWindow,
};

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null;
  if (!target) return;
  const does = target.closest<HTMLElement>('[data-does]');
  if (does) {
    event.preventDefault();
    DOES[does.dataset.does ?? '']?.();
    return;
  }
  if (!target.closest('.accounts')) showAccounts(false);
  const details = target.closest('.ajy');
  if (details) return showDetails(details);
  const bundle = target.closest('[data-unbundle]');
  if (bundle) return unbundle(bundle.closest('[role=list]'));
  const head = target.closest('[data-toggle]');
  if (head && !target.closest('a')) {
    const item = head.closest('[role=listitem]');
    if (item) toggle(item);
    return;
  }
  const row = target.closest<HTMLElement>('[data-opens]');
  if (row) openThread(row.dataset.opens ?? '');
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLElement)) return;
  if (event.target.matches('.ajy, tr[data-opens]')) event.target.click();
});

one('.search')?.addEventListener('submit', (event) => {
  event.preventDefault();
  const words = document.querySelector<HTMLInputElement>('.search input')?.value.trim();
  location.hash = words ? `#search/${encodeURIComponent(words)}` : '#inbox';
});

if (one('#views')) {
  addEventListener('hashchange', () => void show(location.hash));
  void show(location.hash);
}
