import { siteName, siteOfOrigin } from '../../lib/domain/sites.ts';
import { locale, t } from '../../lib/view/i18n.ts';
import type { PageState } from '../../lib/view/model.ts';
import type { PanelEvents, PanelModel } from '../../lib/view/panel/model.ts';
import { CoverageFooter } from '../customer/CoverageFooter.tsx';
import { LookUp } from '../search/LookUp.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Skeleton } from '../ui/Progress.tsx';
import { PageList } from './PageList.tsx';
import './PageNotice.css';

/** Why there is nobody to show, and the field that helps on any page. */
export function PageNotice({ page, on }: { page: PageState; on: PanelEvents }) {
  switch (page.kind) {
    case 'reading':
      return <Notice whole tone="info" title={t('page_reading')} />;
    case 'people':
      return <Notice whole tone="info" title={t('page_several')} text={t('page_several_step')} />;
    case 'siteOff':
      return (
        <Notice
          whole
          tone="info"
          title={t('page_siteOff', siteName(page.site) ?? page.site)}
          text={t('page_siteOff_step')}
        >
          <LookUp onLookUp={on.lookUp} />
          <Button onPress={on.openOptions}>{t('openOptions')}</Button>
        </Notice>
      );
    case 'nobody': {
      const list = page.page === 'list' || page.page === 'inbox' || page.page === 'board';
      const key = page.leftOut ? 'page_leftOut' : list ? 'page_list' : 'page_nobody';
      return (
        <Notice whole tone="info" title={t(key)} text={t(`${key}_step`)}>
          <LookUp onLookUp={on.lookUp} />
          <Button onPress={page.once ? on.readOnce : on.readPageAgain}>{t('readAgain')}</Button>
          {page.leftOut && <Button onPress={on.openOptions}>{t('openOptions')}</Button>}
        </Notice>
      );
    }
    case 'unsupported': {
      const { withheld, origin } = page;
      const names = withheld.map((id) => siteName(id) ?? id);
      return (
        <>
          {withheld.length > 0 && (
            <Notice
              tone="warn"
              title={t('page_withheld', listOf(names))}
              text={t('page_withheld_step')}
              step={{ label: t('allowReading'), onPress: () => on.askForSites({ withheld }) }}
            />
          )}
          <Notice
            whole
            tone="info"
            title={t('page_unsupported')}
            text={t(origin === null ? 'page_unsupported_step' : 'page_unread_step')}
          >
            {origin !== null && <UnreadPage origin={origin} on={on} main />}
            <LookUp onLookUp={on.lookUp} />
          </Notice>
        </>
      );
    }
  }
}

const listOf = (names: string[]) => new Intl.ListFormat(locale()).format(names);

interface UnreadPageProps {
  origin: string;
  on: Pick<PanelEvents, 'readOnce' | 'askForSites'>;
  /** Reading is the one next step. */
  main?: boolean;
}

/** What can be done about a page that is not read: this once, or from now on. */
export function UnreadPage({ origin, on, main }: UnreadPageProps) {
  return (
    <div class="unread">
      <Button look={main ? 'main' : undefined} onPress={on.readOnce}>
        {t('readOnce')}
      </Button>
      <ReadAlways origin={origin} on={on} />
    </div>
  );
}

/** Asks for the one site a page belongs to; nothing where a browser could not grant it alone. */
export function ReadAlways({ origin, on }: Pick<UnreadPageProps, 'origin' | 'on'>) {
  if (siteOfOrigin(origin) === null) return null;
  return (
    <Button onPress={() => on.askForSites({ origin })}>
      {t('readAlways', new URL(origin).hostname)}
    </Button>
  );
}

/** What stands in the panel where no customer does: why, or the people of a list. */
export function NobodyShown({ model, on }: { model: PanelModel; on: PanelEvents }) {
  const { asked, page, coverage, extras } = model;
  if (asked?.people.length) return <Notice whole tone="info" title={t('page_several_step')} />;
  if (asked) {
    return (
      <Notice whole tone="info" title={t('askedNobody')} text={t('askedNobody_step')}>
        <LookUp onLookUp={on.lookUp} />
      </Notice>
    );
  }
  if (model.listed === 0 || page?.kind !== 'nobody') {
    return page && <PageNotice page={page} on={on} />;
  }
  // The names are on their way.
  if (!extras?.listed) return <Skeleton />;
  return (
    <>
      <PageList people={extras.listed} coverage={coverage} onOpen={on.open} />
      {coverage && <CoverageFooter coverage={coverage} />}
    </>
  );
}
