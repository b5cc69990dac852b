/** Prints one line for the user. */
export const say = (text) => process.stdout.write(`${text}\n`);

/**
 * Runs a step that may take long. Prints `text` first and, if it took two seconds or more, the
 * duration. Returns the result of `work`.
 */
export async function step(text, work) {
  say(`${text} …`);
  const began = performance.now();
  const result = await work();
  const seconds = Math.round((performance.now() - began) / 1000);
  if (seconds >= 2) say(`  took ${seconds} s`);
  return result;
}

/**
 * The script cannot run on this machine; the message says what would change that, such as the
 * command that installs what is missing. `setup.mjs` catches it, prints the message and stops.
 */
export class SetupError extends Error {}
