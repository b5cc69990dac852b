import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** The loaders of every deferred part whose name this page knows. */
const loaders = new Set<() => Promise<void>>();

/** Fetches every deferred part, so that each is there before anybody can reach for it. */
export const loadDeferred = (): Promise<unknown> => Promise.all([...loaders].map((load) => load()));

/** What a component is given. */
type PropsOf<Component> = Component extends (props: infer Props extends object) => unknown
  ? Props
  : never;

/**
 * A lazy part of a page, by its name in the module it stands in: nothing until that has come, which
 * is fetched when the part is first shown or by `loadDeferred`, whichever is sooner. So it weighs
 * nothing in the page's first script.
 */
export function deferred<Module, Name extends keyof Module>(
  load: () => Promise<Module>,
  name: Name,
): ComponentType<PropsOf<Module[Name]>> {
  type Props = PropsOf<Module[Name]>;
  let Part: ComponentType<Props> | undefined;
  let loading: Promise<void> | undefined;
  const bring = () => {
    loading ??= load().then((module) => {
      Part = module[name] as ComponentType<Props>;
    });
    return loading;
  };
  loaders.add(bring);
  return function Deferred(props: Props) {
    const [, redraw] = useState(false);
    const missing = Part === undefined;
    useEffect(() => {
      // It may have come between the drawing and now.
      if (missing) void bring().then(() => redraw(true));
    }, []);
    return Part ? <Part {...props} /> : null;
  };
}
