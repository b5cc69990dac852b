import { expect, test } from '../support/fixture.ts';

/** Answers what is asked ahead of the panel's own script as before anything was kept, and notes whether that was taken. */
function answerAsAtFirst(): void {
  const answers = new Map<string, Promise<unknown>>();
  const [keep, give] = [answers.set.bind(answers), answers.get.bind(answers)];
  const taken: string[] = [];
  answers.set = (name, answer) => keep(name, name === 'local' ? Promise.resolve({}) : answer);
  answers.get = (name) => {
    if (answers.has(name)) taken.push(name);
    return give(name);
  };
  Object.assign(globalThis, { askedAhead: answers, taken });
}

test('what changed between the asking ahead and the panel’s own listening is read again, once it is drawn', async ({
  bookside,
}) => {
  const panel = await bookside.tab();
  await panel.addInitScript(answerAsAtFirst);
  await panel.goto(bookside.url('sidepanel'));
  await expect(panel.getByText('Bookside does not read this page.')).toBeVisible();
  await expect(panel.getByText('No OnceHub key is set.')).toHaveCount(0);
  const taken = await panel.evaluate<string[]>('taken');
  expect(taken.sort()).toEqual(['bookside-store', 'granted', 'local', 'place', 'session']);
});
