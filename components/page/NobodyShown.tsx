import { t } from '../../lib/view/i18n.ts';
import type { PanelEvents, PanelModel } from '../../lib/view/model.ts';
import { Reach } from '../customer/CoverageFooter.tsx';
import { LookUp } from '../search/LookUp.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { ListedPeople } from './PageList.tsx';
import { PageNotice } from './PageNotice.tsx';

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
      <ListedPeople people={extras.listed} coverage={coverage} onOpen={on.open} />
      {coverage && <Reach coverage={coverage} />}
    </>
  );
}
