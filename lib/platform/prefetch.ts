/*
 * A page that must be quick begins twice. A script of a few lines asks the browser for what the first
 * picture needs, while the page's own script is still being read; that one finds the answers here, on
 * the way or arrived. They stand in the page, since the two scripts share nothing else.
 */
const page = globalThis as { askedAhead?: Map<string, Promise<unknown>> | undefined } & object;

/** Keeps an answer under a name for the page's own script. */
export function keepAhead(name: string, answer: Promise<unknown>): void {
  // Whoever takes it is told of its failure; if nobody does, nobody misses it.
  answer.catch(() => {});
  page.askedAhead ??= new Map();
  page.askedAhead.set(name, answer);
}

/** Whether anything was asked ahead in this page, as long as its own script is in its first turn. */
export const isAskedAhead = (): boolean => page.askedAhead !== undefined;

/**
 * The answer kept under a name, else what `ask` brings. An answer is given once, and in the first
 * turn of the page's own script only: later it would be old.
 */
export function askedAhead<T>(name: string, ask: () => Promise<T>): Promise<T> {
  const answers = page.askedAhead;
  const answer = answers?.get(name) as Promise<T> | undefined;
  if (!answers || !answer) return ask();
  answers.delete(name);
  setTimeout(() => {
    page.askedAhead = undefined;
  }, 0);
  return answer;
}
