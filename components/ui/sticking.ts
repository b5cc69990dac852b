type Edge = 'start' | 'end';

/** Parts stick only as long as they leave so much (px) to what is between them. */
const ROOM = 200;
/** So much (px) beyond them is kept clear as well, for an outline: in theme.css, too. */
const MARGIN = 16;

const root = document.documentElement;
const sizes = new ResizeObserver(arrange);
let room = innerHeight;
/** What had the focus last. */
let last: HTMLElement;

/** Has each part rest beside the one before it, and the focus come clear of them all. */
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
  // What lets go returns to its place, and all else moves with it: what has the focus may be out of sight.
  reveal(root.querySelector(':focus-visible'));
}

addEventListener('resize', arrange);
// By themselves browsers bring of a field only the line that is written in, and of what is higher than
// the room there is maybe the end; Firefox leaves what is half in sight. Nothing moves under a press
// of the mouse, whose focus is not a visible one, nor when the window gives back the focus.
addEventListener('focusin', ({ target }) => {
  if (target === last) return;
  last = target as HTMLElement;
  if (!last.matches(':focus-visible')) return;
  show();
  // Firefox at times takes back what was scrolled in the same moment.
  requestAnimationFrame(() => last.matches(':focus') && show());
});

function show(): void {
  if (last.offsetHeight > room - 2 * MARGIN) last.scrollIntoView();
  else reveal(last);
}

/** As the `ref` of something: all of it is in sight, moving as little as that takes. */
export function reveal(element: Element | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

const sticks = (edge: Edge) => (part: HTMLElement | null) => {
  if (!part) return;
  part.dataset.sticks = edge;
  // Hears of its end as well: what is taken away has no size.
  sizes.observe(part);
};

/** As the `ref` of a part: it stays in sight at the upper edge while there is room. */
export const sticksAbove = sticks('start');

/** The same at the lower edge. */
export const sticksBelow = sticks('end');
