/** Prints a walk as numbered steps, with the text seen and the time each part took. */
export interface Narrator {
  /** Prints the title of a new step. */
  tell(step: string): void;
  /** Runs a part of a step and prints its duration, from the first click to the expected text. */
  time<T>(what: string, work: () => Promise<T>): Promise<T>;
  /** Prints text from the screen. */
  quote(text: string): void;
}

const WIDTH = 92;
const MARGIN = '            ';

/** Lines left out of quoted text: texts for screen readers, and labels of buttons. */
const LEFT_OUT =
  /^(?:Actions for .*|Cancel…|Ask to reschedule…|Mark no-show…|Details|opens in a new tab|.*\. \d+ bookings\.)$/;

/** Creates a narrator that prints line by line. */
export function createNarrator(print: (line: string) => void): Narrator {
  let steps = 0;
  return {
    tell(step) {
      steps += 1;
      print(`\n${steps}. ${step}`);
    },
    async time(what, work) {
      const began = performance.now();
      const result = await work();
      const seconds = (performance.now() - began) / 1000;
      print(`   ${seconds.toFixed(2).padStart(5)} s  ${what}`);
      return result;
    },
    quote(text) {
      for (const line of wrap(readable(text))) print(`${MARGIN}${line}`);
    },
  };
}

function readable(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '' && !LEFT_OUT.test(line)).join(' · ');
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WIDTH)
      lines[lines.length - 1] += ` ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => line.replace(/^· /, ''));
}

/** A narrator that prints nothing and only runs the work. */
export const SILENT: Narrator = { tell: () => {}, time: (_, work) => work(), quote: () => {} };
