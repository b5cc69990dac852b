import { useState } from 'preact/hooks';
import { day } from '../../lib/domain/dates.ts';
import type { ActivityLine } from '../../lib/view/activity/activity.ts';
import { t } from '../../lib/view/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { type Scene, useScene } from '../ui/time-context.ts';
import { ActivityRow } from './ActivityRow.tsx';
import '../ui/Rows.css';

const AT_FIRST = 100;

/** The lines under the day each stands on, in the order given. Long lists unfold in growing steps. */
export function ActivityDays({ lines }: { lines: readonly ActivityLine[] }) {
  const [shown, setShown] = useState(AT_FIRST);
  const scene = useScene();
  const more = Math.min(lines.length - shown, shown * 2);
  return (
    <>
      {byDay(lines.slice(0, shown), scene).map(([heading, group]) => (
        <section key={heading}>
          <h2 class="month-heading">{heading}</h2>
          <ul class="rows">
            {group.map((line) => (
              <ActivityRow key={line.id} line={line} />
            ))}
          </ul>
        </section>
      ))}
      {more > 0 && <Button onPress={() => setShown(shown + more)}>{t('showMore', more)}</Button>}
    </>
  );
}

function byDay(lines: readonly ActivityLine[], scene: Scene): [string, ActivityLine[]][] {
  const days = new Map<string, ActivityLine[]>();
  for (const line of lines) {
    const heading = day(line.at, scene.now, scene);
    const group = days.get(heading);
    if (group) group.push(line);
    else days.set(heading, [line]);
  }
  return [...days];
}
