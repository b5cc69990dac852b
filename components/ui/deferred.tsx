import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { firstPicture } from '../../lib/view/mount.ts';

/**
 * A part that is not in the first picture: it is fetched as soon as that is drawn, so that it is
 * there before anybody can reach for it and weighs nothing until then.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let Part: ComponentType<P> | undefined;
  let loading: Promise<void> | undefined;
  const bring = () => {
    loading ??= firstPicture()
      .then(load)
      .then((part) => {
        Part = part;
      });
    return loading;
  };
  void bring();
  return function Later(props: P) {
    const [, redraw] = useState(false);
    const missing = Part === undefined;
    useEffect(() => {
      // It may have come between the drawing and now.
      if (missing) void bring().then(() => redraw(true));
    }, []);
    return Part ? <Part {...props} /> : null;
  };
}
