import { type Edge, observeSticking, reveal } from './sticking.ts';

/*
 * Lays the sticky parts of the page beside each other. A module of its own, since the panel loads
 * it after its first paint.
 */

/** Sticky parts stick only while at least this height (px) is left between them. */
const ROOM = 200;
/**
 * Clearance (px) kept beyond the sticky parts, for focus outlines; theme.css uses the same value.
 */
const MARGIN = 16;

const root = document.documentElement;
const sizes = new ResizeObserver(arrange);
let room = innerHeight;
/** The element that received the focus last. */
let last: HTMLElement;

/**
 * Stacks the sticky parts at their edges and sets the scroll padding, so that a focused element is
 * never below them.
 */
function arrange(): void {
  const taken = { start: 0, end: 0 };
  for (const part of root.querySelectorAll<HTMLElement>('[data-sticks]')) {
    const edge = part.dataset.sticks as Edge;
    part.style.setProperty(`inset-block-${edge}`, `${taken[edge]}px`);
    taken[edge] += part.offsetHeight;
  }
  room = innerHeight - taken.start - taken.end;
  const isCramped = room < ROOM;
  if (isCramped) {
    taken.start = taken.end = 0;
    room = innerHeight;
  }
  root.style.setProperty('--clear', `${taken.start + MARGIN}px ${taken.end + MARGIN}px`);
  if (root.classList.contains('cramped') === isCramped) return;
  root.classList.toggle('cramped', isCramped);
  // Parts that no longer stick return to the flow and move everything, so the focused element may
  // be out of view.
  reveal(root.querySelector(':focus-visible'));
}

addEventListener('resize', arrange);
// Scrolls the focused element into view, because browsers do this only in part: of a text field
// they show only the line with the cursor, of an element higher than the window perhaps only its
// end, and Firefox leaves an element that is half visible. Nothing scrolls under a mouse press (its
// focus is not `:focus-visible`), nor when the window gets its focus back.
addEventListener('focusin', ({ target }) => {
  if (target === last) return;
  last = target as HTMLElement;
  if (!last.matches(':focus-visible')) return;
  show();
  // Firefox sometimes undoes a scroll made within the focus event.
  requestAnimationFrame(() => last.matches(':focus') && show());
});

function show(): void {
  if (last.offsetHeight > room - 2 * MARGIN) last.scrollIntoView();
  else reveal(last);
}

// The observer also fires when a part is removed: its size becomes zero.
observeSticking((part) => sizes.observe(part));
