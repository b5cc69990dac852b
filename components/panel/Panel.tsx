import '../ui/theme.css';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Booking } from '../../lib/domain/booking.ts';
import { atTime } from '../../lib/view/customer-view.ts';
import { t } from '../../lib/view/i18n.ts';
import type { PanelEvents, PanelModel } from '../../lib/view/panel/model.ts';
import type { AskedKind } from '../../lib/view/slots/move/model.ts';
import type { ConfirmRequest } from '../actions/ConfirmDialog.tsx';
import { CustomerBody } from '../customer/CustomerBody.tsx';
import { CustomerHeader } from '../customer/CustomerHeader.tsx';
import type { Candidate } from '../customer/PeopleSwitch.tsx';
import { Boundary } from '../ui/Boundary.tsx';
import { deferred } from '../ui/deferred.tsx';
import { Skeleton } from '../ui/Progress.tsx';
import { TimeProvider, useMovingTime } from '../ui/time-context.ts';
import { Toolbar } from './Toolbar.tsx';
import './panel.css';

const pageFacts = () => import('../page/PageFacts.tsx');
const RequestBanner = deferred(pageFacts, 'RequestBanner');
const Colleagues = deferred(pageFacts, 'Colleagues');
const CustomerTools = deferred(() => import('../customer/CustomerTools.tsx'), 'CustomerTools');
const KeyNotice = deferred(() => import('../customer/KeyNotice.tsx'), 'KeyNotice');
const NobodyShown = deferred(() => import('../page/PageNotice.tsx'), 'NobodyShown');
const Outcomes = deferred(() => import('../outcomes/Outcomes.tsx'), 'Outcomes');
const PageFacts = deferred(pageFacts, 'PageFacts');
const PeopleSwitch = deferred(() => import('../customer/PeopleSwitch.tsx'), 'PeopleSwitch');
const UnderName = deferred(() => import('./UnderName.tsx'), 'UnderName');
const asking = () => import('./Asking.tsx');
const Notices = deferred(asking, 'Notices');

const Announcement = deferred(() => import('./Announcement.tsx'), 'Announcement');
const Question = deferred(asking, 'Question');

/** The side panel: one customer's bookings, and what a rep can do to them. */
export function Panel({ model: given, on }: { model: PanelModel; on: PanelEvents }) {
  const here = useMovingTime();
  const ahead = given.extras?.ahead ?? 0;
  const timeContext = useMemo(() => ({ ...here, atOncehub: here.now + ahead }), [here, ahead]);
  const customer = given.customer && atTime(given.customer, timeContext.now);
  const model = { ...given, customer };
  const [question, setQuestion] = useState<ConfirmRequest | null>(null);
  const address = `${model.together} ${model.subject?.address}`;
  useEffect(() => {
    // A request about one customer must not be confirmed while another is shown.
    setQuestion((now) => (now?.beside === address ? now : null));
  }, [address]);

  const judging = model.extras?.outcomes.open;
  const acts = on.extras();
  const ask = (kind: AskedKind, asked: Booking) => setQuestion({ kind, asked, beside: address });
  return (
    <TimeProvider value={timeContext}>
      <Boundary of={[given]}>
        <Toolbar model={model} on={on} />
      </Boundary>
      <main class="panel">
        <Boundary of={[given.pending]}>
          {!judging && acts && (
            <Notices
              pending={model.pending}
              extras={model.extras}
              on={{ ...acts, grantAccess: on.grantAccess }}
              onAgain={({ kind, meeting, draft }) =>
                meeting && setQuestion({ kind, asked: meeting, draft, beside: address })
              }
            />
          )}
        </Boundary>
        <Boundary of={[given]}>
          <Outcomes model={model} on={on} />
        </Boundary>
        <Boundary of={[given]}>
          {!judging && <Content model={model} on={on} onAct={ask} />}
        </Boundary>
      </main>
      <Boundary of={[given]} instead={null}>
        <Announcement model={model} />
      </Boundary>
      {question && (
        <Boundary key={question} of={[question]} isCalled>
          <Question model={model} question={question} on={on} onClose={() => setQuestion(null)} />
        </Boundary>
      )}
    </TimeProvider>
  );
}

interface ContentProps {
  model: PanelModel;
  on: PanelEvents;
  onAct(kind: AskedKind, booking: Booking): void;
}

function Content({ model, on, onAct }: ContentProps) {
  const { key, page, asked, subject } = model;
  if (key === null || (page === null && !asked)) return <Skeleton />;
  if (key.state === 'none') {
    return <KeyNotice keyState={key} onOptions={on.openOptions} onRetry={on.refresh} />;
  }
  const people: readonly Candidate[] =
    asked?.people ?? (page?.kind === 'people' ? page.people : []);
  return (
    <>
      {asked && <RequestBanner reason={asked.reason} onBack={on.backToPage} />}
      {people.length > 1 && (
        <PeopleSwitch
          key={people.map((person) => person.address).join()}
          people={people}
          shown={model.together ? null : (subject?.address ?? null)}
          all={
            model.together === null ? undefined : { shown: model.together, onChoose: on.chooseAll }
          }
          label={t(asked ? 'peopleAsked' : 'peopleOnPage', people.length)}
          onChoose={on.choose}
        />
      )}
      {subject ? (
        <>
          <Boundary of={[model]}>
            <CustomerHeader subject={subject} customer={model.customer}>
              <CustomerTools key={subject.address} model={model} on={on} />
            </CustomerHeader>
          </Boundary>
          <UnderName model={model} on={on} onAct={onAct} />
          <CustomerBody model={model} on={on} onAct={onAct} />
        </>
      ) : (
        <NobodyShown model={model} on={on} />
      )}
      {!asked && model.suggested && <Colleagues domain={model.suggested} onSay={on.setIgnored} />}
      {!asked && (page?.kind === 'people' || page?.kind === 'nobody') && (
        <PageFacts page={page} on={on} />
      )}
    </>
  );
}
