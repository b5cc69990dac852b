/**
 * Copies a text that may arrive later; resolves to whether it is on the clipboard. Must be called
 * in the event of a press, which is what lets a page copy: the promise is given to the clipboard at
 * once, so that the wait for the text does not use up the press. Where the text is rejected, what
 * is on the clipboard stays.
 */
export async function copyWhenReady(text: Promise<string>): Promise<boolean> {
  const blob = text.then((ready) => new Blob([ready], { type: 'text/plain' }));
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
    return true;
  } catch {
    // Without text nothing is copied; with it, the other way is tried, as long as the press counts.
    blob.catch(() => {});
    return text.then((ready) => navigator.clipboard.writeText(ready)).then(yes, no);
  }
}

const yes = () => true;
const no = () => false;
