/** Expanding and collapsing the messages of the demo mail. */

/** Toggles a message between collapsed and expanded; the form not shown is kept in a template. */
export const toggle = (item: Element): void => {
  const template = item.querySelector(':scope > template');
  if (!(template instanceof HTMLTemplateElement)) return;
  const shown = item.querySelector(':scope > .message');
  const opened = item.getAttribute('aria-expanded') === 'true';
  item.prepend(template.content.cloneNode(true));
  template.innerHTML = shown?.outerHTML ?? template.innerHTML;
  shown?.remove();
  item.setAttribute('aria-expanded', String(!opened));
  item.className = opened ? 'kv' : 'h7';
};

/** Expands the messages of the bundle. */
export const unbundle = (list: Element | null): void => {
  list?.querySelector(':scope > .adv')?.remove();
  for (const item of list?.querySelectorAll(':scope > .kx') ?? []) {
    const form = item.querySelector('template')?.content.querySelector('.adn');
    if (form) toggle(item);
  }
};

/**
 * Shows or hides the full list of senders and recipients; it is in the document only while it is
 * shown.
 */
export const showDetails = (button: Element): void => {
  const template = button.parentElement?.querySelector('template');
  const box = button.parentElement?.querySelector('.ajC');
  if (box) box.remove();
  else if (template) button.after(template.content.cloneNode(true));
};
