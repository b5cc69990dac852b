import { Component, type ComponentChild, type ComponentChildren } from 'preact';
import { t } from '../../lib/view/i18n.ts';
import type { Trouble } from '../../lib/view/surface/trouble.ts';
import { Icon } from './icons.tsx';
import { reveal } from './sticking.ts';
import './surfaces.css';

interface BrokenProps {
  what?: 'meeting' | 'action' | 'part' | 'page' | Trouble;
  /** The id to look for in OnceHub. */
  id?: string | undefined;
  as?: 'p' | 'li';
  class?: string;
  /** The user has just called for it, such as a dialog: it is scrolled into view. */
  isCalled?: boolean;
  children?: ComponentChildren;
}

/** Says in its place what cannot be drawn, and what to do. */
export const Broken = ({ what, id, as: Tag = 'p', isCalled, children, ...its }: BrokenProps) => (
  <Tag class={`broken ${its.class ?? ''}`} ref={isCalled ? reveal : null}>
    <Icon name="alert" />
    <span>
      {t(`broken_${what ?? 'part'}`)} {id && <bdi class="muted">{`${id}`}</bdi>}
      {children}
    </span>
  </Tag>
);

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

const TroubleLine = ({ what }: { what: 'page' | Trouble }) => (
  <aside class="trouble">
    <Broken what={what} class="notice warn">
      {(what === 'page' || what === 'error') && (
        <button type="button" class="text-button" onClick={() => location.reload()}>
          {t('loadAgain')}
        </button>
      )}
    </Broken>
  </aside>
);
