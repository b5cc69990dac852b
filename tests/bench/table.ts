import { type Figures, type Goal, judge } from './goals.ts';

const shown = (figure: number): string =>
  Number.isInteger(figure) ? String(figure) : figure.toFixed(figure < 0.1 ? 4 : 2);

/** The figures as the Markdown table of `docs/BENCH.md`, those with goals first. */
export function markdown(figures: Figures, goals: Readonly<Record<string, readonly Goal[]>>) {
  const names = [...new Set([...Object.keys(goals), ...Object.keys(figures)])];
  const rows = names
    .filter((name) => name in figures)
    .map((name) => {
      const judged = (goals[name] ?? []).map((goal) => judge(figures, name, goal));
      const met = judged.length === 0 ? '' : judged.every((one) => one.met) ? 'yes' : 'no';
      const words = judged.map((one) => one.words).join('; ');
      return `| \`${name}\` | ${shown(figures[name] ?? Number.NaN)} | ${words} | ${met} |`;
    });
  return ['| figure | value | goal | met |', '| ------ | ----- | ---- | --- |', ...rows, ''].join(
    '\n',
  );
}

/**
 * The figures as text, one per line, with each goal and whether it was met; those with goals first.
 */
export function table(figures: Figures, goals: Readonly<Record<string, readonly Goal[]>>): string {
  const named = Object.keys(goals).filter((name) => name in figures);
  const rest = Object.keys(figures).filter((name) => !(name in goals));
  const lines = [...named, ...rest].flatMap((name) => {
    const figure = shown(figures[name] ?? Number.NaN).padStart(10);
    const judged = (goals[name] ?? []).map((goal) => judge(figures, name, goal));
    const marks = judged.map(({ met, words }) => `${met ? '✓' : '✗'} ${words}`);
    return [`${name.padEnd(34)}${figure}   ${marks.join('; ')}`.trimEnd()];
  });
  return ['', ...lines, ''].join('\n');
}
