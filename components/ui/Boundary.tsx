import { Component, type ComponentChild, type ComponentChildren } from 'preact';
import { type MessageKey, t } from '../../lib/view/i18n.ts';
import type { Trouble } from '../../lib/view/surface/trouble.ts';
import { Icon } from './icons.tsx';
import { Notice } from './Notice.tsx';
import { reveal } from './sticking.ts';

interface BoundaryProps {
  /** What the children are made of: they are tried again when one of these is another. */
  of: readonly unknown[];
  /** Drawn in place of children that cannot be drawn. */
  instead: ComponentChild;
  children: ComponentChildren;
}

/** An error boundary: children that throw are replaced, and what stands beside them stays. */
export class Boundary extends Component<BoundaryProps, { failed?: readonly unknown[] }> {
  override componentDidCatch() {
    this.setState({ failed: this.props.of });
  }

  override render() {
    const { of, instead, children } = this.props;
    const { failed } = this.state;
    return failed?.every((one, place) => one === of[place]) ? instead : children;
  }
}

interface BrokenProps {
  what: 'meeting' | 'action' | 'part';
  /** The id to look for in OnceHub. */
  id?: string | undefined;
}

/** Says in its place that a row or a part of a page cannot be drawn, and where to look instead. */
export const Broken = ({ what, id }: BrokenProps) => (
  <p class="broken">
    <Icon name="alert" />
    <span>
      {t(`broken_${what}`)} {id !== undefined && <bdi class="muted">{`${id}`}</bdi>}
    </span>
  </p>
);

interface PartProps {
  of: readonly unknown[];
  /** The user has just called for it, such as a dialog: that it failed is scrolled into view. */
  isCalled?: boolean | undefined;
  children: ComponentChildren;
}

/** A part of a page that fails by itself. */
export const Part = ({ of, isCalled, children }: PartProps) => (
  <Boundary
    of={of}
    instead={
      <div ref={isCalled ? reveal : null}>
        <Broken what="part" />
      </div>
    }
  >
    {children}
  </Boundary>
);

interface FrameProps {
  /** The model that the children were made of. */
  of: unknown;
  trouble: Trouble | null;
  children?: ComponentChildren;
}

/** The frame of a page: its content or, in its place, that it cannot be drawn; and any trouble. */
export const Frame = ({ of, trouble, children }: FrameProps) => (
  <>
    {trouble && <TroubleNotice trouble={trouble} />}
    <Boundary of={[of]} instead={<TroubleNotice trouble="page" />}>
      {children}
    </Boundary>
  </>
);

const WORDS = {
  page: ['broken_page', 'broken_page_step'],
  error: ['failure_bug', 'trouble_error_step'],
  closed: ['failure_storeClosed', 'failure_storeClosed_step'],
  preparing: ['trouble_preparing', 'trouble_preparing_step'],
} as const satisfies Record<Trouble | 'page', [MessageKey, MessageKey]>;

function TroubleNotice({ trouble }: { trouble: Trouble | 'page' }) {
  const [title, step] = WORDS[trouble];
  const isError = trouble === 'page' || trouble === 'error';
  return (
    <aside class="trouble">
      <Notice
        tone={trouble === 'preparing' ? 'info' : 'warn'}
        title={t(title)}
        text={t(step)}
        step={isError ? { label: t('loadAgain'), onPress: () => location.reload() } : undefined}
      />
    </aside>
  );
}
