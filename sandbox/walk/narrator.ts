/** Tells a walk in plain words, with what was seen and how long it took. */
export interface Narrator {
  /** Begins a step. */
  tell(step: string): void;
  /** Does a part of it and says how long it took, from the first click to what was to be seen. */
  time<T>(what: string, work: () => Promise<T>): Promise<T>;
  /** Quotes what stands on the screen. */
  quote(text: string): void;
}

const WIDTH = 92;
const MARGIN = '            ';

/** What a screen reader is told, and what buttons say, reads oddly in a quotation. */
const LEFT_OUT =
  /^(?:Actions for .*|Cancel…|Ask to reschedule…|Mark no-show…|Details|opens in a new tab|.*\. \d+ bookings\.)$/;

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

/** Does as told and says nothing of it. */
export const SILENT: Narrator = { tell: () => {}, time: (_, work) => work(), quote: () => {} };
