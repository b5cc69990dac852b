import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** The loaders of all lazy components this page has declared. */
const loaders = new Set<() => Promise<void>>();

/** Preloads all lazy components, so that each is there before the user can need it. */
export const loadDeferred = (): Promise<unknown> => Promise.all([...loaders].map((load) => load()));

/** The props of a component. */
type PropsOf<Component> = Component extends (props: infer Props extends object) => unknown
  ? Props
  : never;

/**
 * A lazy-loaded component, by its export name in the module. It renders nothing until its module
 * has loaded, which starts when it is first rendered or by `loadDeferred`, whichever comes first.
 * So it adds nothing to the page's initial script.
 */
export function deferred<Module, Name extends keyof Module>(
  load: () => Promise<Module>,
  name: Name,
): ComponentType<PropsOf<Module[Name]>> {
  type Props = PropsOf<Module[Name]>;
  let Part: ComponentType<Props> | undefined;
  let loading: Promise<void> | undefined;
  const loadOnce = () => {
    loading ??= load().then(
      (module) => {
        Part = module[name] as ComponentType<Props>;
      },
      (error) => {
        // The next time it is drawn it is tried again.
        loading = undefined;
        throw error;
      },
    );
    return loading;
  };
  loaders.add(loadOnce);
  return function Deferred(props: Props) {
    const [, rerender] = useState(false);
    const missing = Part === undefined;
    useEffect(() => {
      // The module may have loaded between rendering and this effect; redrawing is needed all the
      // same.
      if (missing) void loadOnce().then(() => rerender(true));
    }, []);
    return Part ? <Part {...props} /> : null;
  };
}
