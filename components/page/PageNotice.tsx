import { siteName } from '../../lib/domain/products.ts';
import { locale, t } from '../../lib/view/i18n.ts';
import type { PageState } from '../../lib/view/model.ts';
import type { PanelEvents, PanelModel } from '../../lib/view/panel/model.ts';
import { CoverageFooter } from '../customer/CoverageFooter.tsx';
import { LookUp } from '../search/LookUp.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Skeleton } from '../ui/Progress.tsx';
import { PageList } from './PageList.tsx';
import { UnreadPage } from './UnreadPage.tsx';

/** Why no customer can be shown for the page, what to do about it, and a field to look one up. */
export function PageNotice({ page, on }: { page: PageState; on: PanelEvents }) {
  switch (page.kind) {
    case 'reading':
      return <Notice whole title={t('page_reading')} />;
    case 'people':
      return <Notice whole title={t('page_several')} text={t('page_several_step')} />;
    case 'siteOff':
      return (
        <Notice
          whole
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
        <Notice whole title={t(key)} text={t(`${key}_step`)}>
          <LookUp onLookUp={on.lookUp} />
          <Button onPress={page.onRequest ? on.readOnRequest : on.readPageAgain}>
            {t('readAgain')}
          </Button>
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

/** The panel's content when no customer is shown: the reason, or the people of a list page. */
export function NobodyShown({ model, on }: { model: PanelModel; on: PanelEvents }) {
  const { asked, page, coverage, extras } = model;
  if (asked?.people.length) return <Notice whole title={t('page_several_step')} />;
  if (asked) {
    if (asked.number && !asked.names) return <Notice title={t('noShowReading')} />;
    const key = asked.number ? 'askedNumber' : 'askedNobody';
    return (
      <Notice whole title={t(key)} text={t(`${key}_step`)}>
        <LookUp onLookUp={on.lookUp} />
      </Notice>
    );
  }
  if (model.listed === 0 || page?.kind !== 'nobody') {
    return page && <PageNotice page={page} on={on} />;
  }
  // The stored bookings of the listed people are still being read.
  if (!extras?.listed) return <Skeleton />;
  return (
    <>
      <PageList people={extras.listed} coverage={coverage} onOpen={on.open} />
      {coverage && <CoverageFooter coverage={coverage} />}
    </>
  );
}
