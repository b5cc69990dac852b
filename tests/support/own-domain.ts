/**
 * An expression that moves the mailbox of a demo page and everybody in the open thread to one
 * domain: what a rep and customers at the same mail provider see, or a rep among colleagues.
 */
export const allAt = (domain: string): string => `(() => {
  const move = (text) => text.replace(/@[\\w.-]+/g, '@${domain}');
  for (const name of ['email', 'data-hovercard-id', 'aria-label', 'title']) {
    for (const element of document.querySelectorAll('[' + name + '*="@"]')) {
      element.setAttribute(name, move(element.getAttribute(name)));
    }
  }
  document.title = move(document.title);
  // Page scripts read again when something is added.
  document.body.append(document.createElement('p'));
})()`;
