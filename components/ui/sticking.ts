/** The edge of the page at which a part stays in sight. */
export type Edge = 'start' | 'end';

/** The sticky parts drawn before the layout was loaded. */
const early: HTMLElement[] = [];
let observe = (part: HTMLElement): void => {
  early.push(part);
};

/** Sets the function that hears of each sticky part, those drawn so far included. */
export function observeSticking(listener: (part: HTMLElement) => void): void {
  observe = listener;
  early.splice(0).forEach(listener);
}

const sticks = (edge: Edge) => (part: HTMLElement | null) => {
  if (!part) return;
  part.dataset.sticks = edge;
  observe(part);
};

/** A `ref` that makes an element stick to the top edge while there is room. */
export const sticksAbove = sticks('start');

/** A `ref` that makes an element stick to the bottom edge while there is room. */
export const sticksBelow = sticks('end');

/** Scrolls an element fully into view, as little as needed. Usable as a `ref`. */
export function reveal(element: Element | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
