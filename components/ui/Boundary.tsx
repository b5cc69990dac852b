import { Component, type ComponentChild, type ComponentChildren } from 'preact';
import type { Trouble } from '../../lib/view/surface/trouble.ts';
import type { BrokenProps } from './Broken.tsx';
import { deferred } from './deferred.tsx';

const broken = () => import('./Broken.tsx');
const Broken = deferred(broken, 'Broken');
const TroubleLine = deferred(broken, 'TroubleLine');

interface BoundaryProps extends BrokenProps {
  /** What the children are made of: they are tried again when one of these is another. */
  of: readonly unknown[];
  /** Drawn in place of the children, instead of the sentence about `what`. */
  instead?: ComponentChild;
}

/** An error boundary: children that throw are replaced, and what stands beside them stays. */
export class Boundary extends Component<BoundaryProps, { failed?: readonly unknown[] }> {
  override componentDidCatch() {
    this.setState({ failed: this.props.of });
  }

  override render() {
    const { of, instead, children, ...broken } = this.props;
    if (!this.state.failed?.every((one, place) => one === of[place])) return children;
    return instead === undefined ? <Broken {...broken} /> : instead;
  }
}

interface FrameProps {
  /** The model that the children were made of. */
  of: unknown;
  trouble: Trouble | null;
  children?: ComponentChildren;
}

/** The frame of a page: its content or, in its place, that it cannot be drawn; and any trouble. */
export const Frame = ({ of, trouble, children }: FrameProps) => (
  <>
    {trouble && <TroubleLine what={trouble} />}
    <Boundary of={[of]} instead={<TroubleLine what="page" />}>
      {children}
    </Boundary>
  </>
);
