import { locale, t } from '../../lib/view/i18n.ts';
import { whyNoLink } from '../../lib/view/links/link-offer.ts';
import type { CalendarChoice, LinkKind } from '../../lib/view/links/model.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Icon } from '../ui/icons.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Progress } from '../ui/Progress.tsx';
import { phrase, SafeText } from '../ui/SafeText.tsx';
import type { Copying } from './use-copying.ts';
import './links.css';

interface LinkResultProps {
  copying: Copying | null;
  /** Whom the link was filled in for. */
  who: string | null;
  online: boolean;
  on: {
    copy(calendar: CalendarChoice, link: LinkKind): Promise<void>;
    copyAgain(): Promise<void>;
    choose(): void;
    openOptions(): void;
  };
}

/** What was copied and what it does; or why nothing was, and the next step. */
export function LinkResult(props: LinkResultProps) {
  const { copying } = props;
  return (
    <>
      <div role="status" class="link-below">
        {copying?.is === 'busy' && copying.link === 'oneTime' && (
          <Progress>{t('link_busy')}</Progress>
        )}
        {copying?.is === 'made' && copying.isCopied && <Copied {...copying} who={props.who} />}
      </div>
      {copying?.is === 'made' && !copying.isCopied && (
        <div role="alert" class="link-below">
          <Notice
            tone="warn"
            title={t('link_uncopied')}
            text={t('link_uncopied_step')}
            step={{ label: t('link_copy'), onPress: () => void props.on.copyAgain() }}
          >
            <p class="link-url">{copying.made.url}</p>
          </Notice>
        </div>
      )}
      {copying?.is === 'refused' && (
        <div role="alert" class="link-below">
          <Refused {...props} copying={copying} />
        </div>
      )}
    </>
  );
}

type Made = Extract<Copying, { is: 'made' }>;

function Copied({ calendar, link, made, who }: Made & { who: string | null }) {
  const { filled, isHosted } = made;
  const fields = filled.map((field) => t(`link_field_${field}`));
  const list = new Intl.ListFormat(locale(), { type: 'conjunction' }).format(fields);
  return (
    <p class="link-copied">
      <Icon name="check" />
      <span>
        <b>{phrase('link_copied', <SafeText text={calendar.name} max={80} />)}</b>{' '}
        {t(link === 'oneTime' ? 'link_oneTime_valid' : 'link_general_valid')}{' '}
        {isHosted && `${t('link_hosted')} `}
        {fields.length > 0 && who
          ? phrase('link_filled', list, <SafeText text={who} max={80} />)
          : t('link_empty')}
        {fields.length > 0 && link === 'general' && ` ${t('link_visible')}`}
      </span>
    </p>
  );
}

type RefusedProps = LinkResultProps & { copying: Extract<Copying, { is: 'refused' }> };

function Refused({ copying, online, on }: RefusedProps) {
  const { calendar, link, made } = copying;
  const choose = { label: t('link_choose'), onPress: on.choose };
  if (made.is !== 'failed') {
    const host = made.is === 'elsewhere' ? made.host : null;
    return (
      <Notice tone="bad" title={t('link_unfit')} step={choose}>
        <p>
          {host === null
            ? t('link_unfit_none')
            : phrase('link_unfit_elsewhere', <SafeText text={host} max={100} />)}
        </p>
      </Notice>
    );
  }
  // A calendar's own link needs nothing of OnceHub.
  const hasOther = link === 'oneTime' && whyNoLink(calendar, 'general', online) === null;
  return (
    <FailureNotice
      failure={made.failure}
      more={t('link_notCopied')}
      onRetry={() => void on.copy(calendar, link)}
      onOptions={on.openOptions}
    >
      {hasOther && (
        <Button onPress={() => void on.copy(calendar, 'general')}>{t('link_instead')}</Button>
      )}
    </FailureNotice>
  );
}
