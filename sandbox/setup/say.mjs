/** One line for the person who waits. */
export const say = (text) => process.stdout.write(`${text}\n`);

/** Runs a step that may take long: says what begins and, when it took over two seconds, how long it was. */
export async function step(text, work) {
  say(`${text} …`);
  const began = performance.now();
  const result = await work();
  const seconds = Math.round((performance.now() - began) / 1000);
  if (seconds >= 2) say(`  took ${seconds} s`);
  return result;
}

/** What cannot be had, in words that hold the command that would help. Caught in `setup.mjs`, which prints it and stops. */
export class Missing extends Error {}
