import './theme.css';
import { useEffect, useState } from 'preact/hooks';
import type { ActionKind, Booking } from '../lib/bookings/booking.ts';
import type { ActionOutcome, PanelEvents, PanelModel } from '../lib/view/model.ts';
import { asOf } from '../lib/view/passing.ts';
import { t } from '../lib/view/words.ts';
import { Announcement } from './Announcement.tsx';
import { CustomerBody } from './CustomerBody.tsx';
import { CustomerHeader } from './CustomerHeader.tsx';
import {
  AskedBanner,
  Colleagues,
  CompanyLine,
  CustomerMenu,
  KeyNotice,
  ListedPeople,
  LookUp,
  NoShowNotice,
  PageFacts,
  PageNotice,
  PeopleSwitch,
  Reach,
} from './late.ts';
import { later } from './later.tsx';
import { useMenuQuestion } from './NoShowMenu.tsx';
import { Notice } from './Notice.tsx';
import type { Candidate } from './PeopleSwitch.tsx';
import type { Question } from './question.ts';
import { Skeleton } from './Skeleton.tsx';
import { SceneProvider, useMovingScene } from './scene.ts';
import { Toolbar } from './Toolbar.tsx';
import './Panel.css';

const ConfirmDialog = later(async () => (await import('./ConfirmDialog.tsx')).ConfirmDialog);

/** The side panel: one customer's bookings, and what a rep can do to them. */
export function Panel({ model: given, on }: { model: PanelModel; on: PanelEvents }) {
  const scene = useMovingScene();
  const customer = given.customer && asOf(given.customer, scene.now);
  const model = { ...given, customer };
  const [question, setQuestion] = useState<Question | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const address = `${model.together} ${model.subject?.address}`;
  useEffect(() => {
    // Nothing said about one customer may be answered beside another.
    setQuestion(null);
    setDone(null);
  }, [address]);
  useMenuQuestion(model, setQuestion);

  const ask = (kind: ActionKind, asked: Booking) => {
    setDone(null);
    setQuestion({ kind, asked });
  };
  const answered = (outcome: ActionOutcome | null) => {
    if (outcome === 'done' && question) setDone(t(`done_${question.kind}`));
    setQuestion(null);
  };
  return (
    <SceneProvider value={scene}>
      <Toolbar model={model} on={on} />
      <main class="panel">
        {done && (
          <Notice
            tone="good"
            title={done}
            step={{ label: t('dismiss'), onPress: () => setDone(null) }}
          />
        )}
        <Content model={model} on={on} onAct={ask} done={done !== null} />
      </main>
      <Announcement model={model} done={done} />
      {question && model.subject && (
        <ConfirmDialog
          key={question}
          {...question}
          present={presentOf(model, question.asked)}
          customer={whoActsOn(model, question.asked)}
          onAct={on.act}
          onGrant={on.grantAccess}
          onClose={answered}
        />
      )}
    </SceneProvider>
  );
}

interface ContentProps {
  model: PanelModel;
  on: PanelEvents;
  onAct(kind: ActionKind, booking: Booking): void;
  /** An action has just ended well, so an older question needs no answer. */
  done: boolean;
}

function Content({ model, on, onAct, done }: ContentProps) {
  const { key, page, asked, subject } = model;
  if (key === null || (page === null && !asked)) return <Skeleton />;
  if (key.state === 'none') {
    return <KeyNotice keyState={key} onOptions={on.openOptions} onRetry={on.refresh} />;
  }
  const people: readonly Candidate[] =
    asked?.people ?? (page?.kind === 'people' ? page.people : []);
  return (
    <>
      {asked && <AskedBanner reason={asked.reason} onBack={on.backToPage} />}
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
          <CustomerHeader subject={subject} customer={model.customer}>
            {model.customer && (
              <CustomerMenu
                key={subject.address}
                subject={subject}
                customer={model.customer}
                on={on}
              />
            )}
          </CustomerHeader>
          {model.extras?.company && !model.together && (
            <CompanyLine key={subject.address} company={model.extras.company} onOpen={on.open} />
          )}
          {!done && <NoShowNotice model={model} />}
          <CustomerBody model={model} on={on} onAct={onAct} />
        </>
      ) : (
        <NobodyShown model={model} on={on} />
      )}
      {!asked && model.suggested && <Colleagues domain={model.suggested} onSay={on.sayMine} />}
      {!asked && (page?.kind === 'people' || page?.kind === 'nobody') && (
        <PageFacts page={page} on={on} />
      )}
    </>
  );
}

function NobodyShown({ model, on }: Pick<ContentProps, 'model' | 'on'>) {
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

/** Whom an action would touch: the customer shown, or, of several shown as one, whoever booked. */
function whoActsOn({ customer, subject, together }: PanelModel, asked: Booking) {
  const name = together ? asked.name : (customer?.name ?? subject?.name ?? null);
  return { name, address: (together ? asked.email : null) ?? subject?.asWritten ?? '' };
}

/** The booking as the model has it now; while the model is being read, as it was. */
function presentOf({ customer, noShowTarget }: PanelModel, asked: Booking): Booking | null {
  if (!customer) return asked;
  return (
    [customer.next, ...customer.history, noShowTarget].find((one) => one?.id === asked.id) ?? null
  );
}
