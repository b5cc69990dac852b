import type { ComponentChildren } from 'preact';
import { t } from '../../lib/view/i18n.ts';
import type { Trouble } from '../../lib/view/surface/trouble.ts';
import { Icon } from './icons.tsx';
import { reveal } from './sticking.ts';
import './surfaces.css';

/** What cannot be drawn, and how that is said. */
export interface BrokenProps {
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

/** What is wrong with a page as a whole, and what to do. */
export const TroubleLine = ({ what }: { what: 'page' | Trouble }) => (
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
