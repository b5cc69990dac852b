import type { Intent } from '../../lib/domain/intent.ts';
import { type Outcome, outcomeOf } from '../../lib/domain/outcome.ts';
import { begin, moves } from './action-moves.ts';
import { OWN } from './action-truth.ts';
import { keyOf, type Start, type World } from './action-world.ts';
import { isNeedlesslyUnknown, untrue } from './said.ts';

/** What a walk found: how many states, and the shortest way to something wrong, if there is one. */
export interface Walked {
  states: number;
  wrong: { what: string[]; steps: string[]; intent: Intent } | null;
}

/** Walks through everything that can happen in up to `depth` steps, equal states once. */
export function walk(start: Start, depth: number): Walked {
  const first = begin(start);
  /** For each state, the state before it and the step from there. */
  const ways: { from: number; what: string }[] = [{ from: -1, what: '' }];
  const known = new Set([keyOf(first)]);
  let border = [{ world: first, at: 0 }];
  for (let steps = 0; steps < depth; steps++) {
    const next: typeof border = [];
    for (const { world, at } of border) {
      for (const { what, world: after, wrong = [] } of moves(world, start)) {
        const key = keyOf(after);
        const isKnown = known.has(key);
        if (isKnown && wrong.length === 0) continue;
        known.add(key);
        const all = isKnown ? wrong : [...wrong, ...judge(after)];
        if (all.length > 0) {
          const way = [...wayTo(at, ways), what];
          return { states: known.size, wrong: { what: all, steps: way, intent: after.intent } };
        }
        next.push({ world: after, at: ways.length });
        ways.push({ from: at, what });
      }
    }
    border = next;
  }
  return { states: known.size, wrong: null };
}

/** The steps that lead to a state. */
function wayTo(at: number, ways: readonly { from: number; what: string }[]): string[] {
  const steps: string[] = [];
  for (let way = ways[at]; way && way.from >= 0; way = ways[way.from]) steps.unshift(way.what);
  return steps;
}

/** What is wrong with what is said in this world, at once and some seconds later. */
function judge(world: World): string[] {
  const { intent, booking, had, account } = world;
  const truth = {
    posts: new Set(world.isPosted ? [intent.id] : []),
    applied: new Set(world.isApplied ? [intent.id] : []),
    had: (_id: string, aim: string) => had.includes(aim),
    is: () => ({ booking, gone: booking.gone }),
    account: account === '' ? OWN : account,
  };
  const kinds = intent.kind === 'reschedule' ? (['reschedule', 'cancel'] as const) : [intent.kind];
  return kinds.flatMap((kind) =>
    [0, 10_000].flatMap((now) => {
      const outcome = outcomeOf({ ...intent, kind }, now, account);
      const acted = { ...intent, kind };
      const isVague = isNeedlesslyUnknown(acted, outcome, truth);
      return [
        ...untrue(acted, outcome, truth),
        ...(isVague ? ['not known without need'] : []),
        ...misheard(outcome, world),
      ];
    }),
  );
}

/** What is said of OnceHub's answer, and was never answered. */
function misheard(outcome: Outcome, { heard, intent }: World): string[] {
  const isYes = outcome.is === 'saidYes' || (outcome.is === 'gone' && outcome.yesAt !== null);
  const isNo = outcome.is === 'refused' || (outcome.is === 'asItWas' && outcome.failure !== null);
  return [
    isYes && heard !== 'yes' && 'said to have got a yes',
    outcome.is === 'gone' && intent.shown === true && 'called gone though the answer showed it',
    isNo && heard !== 'no' && 'said to be refused',
  ].filter((one) => one !== false);
}
