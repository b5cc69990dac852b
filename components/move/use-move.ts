import { useEffect, useRef, useState } from 'preact/hooks';
import { normalise } from '../../lib/address/normalise.ts';
import { knownZone } from '../../lib/domain/dates.ts';
import type { Slot } from '../../lib/domain/details/slot.ts';
import type { OrderCommand } from '../../lib/domain/orders/order.ts';
import { type Failure, fail } from '../../lib/domain/result.ts';
import { e164 } from '../../lib/view/links/guest.ts';
import type { MoveEvents, MoveStart } from '../../lib/view/slots/move/model.ts';
import { invitedAddress } from '../../lib/view/slots/move/move-offer.ts';
import {
  isGuests,
  knownGuestPlace,
  likelyPlace,
  orderedPlace,
} from '../../lib/view/slots/move/move-place.ts';
import type { ConfirmDialogProps } from '../actions/ConfirmDialog.tsx';
import { useConfirm } from '../actions/use-confirm.ts';
import { useSlots } from '../slots/use-slots.ts';

/** The longest name that an order takes, in characters. */
const MAX_NAME = 200;

/** What the dialog that moves a meeting is given. */
export interface MoveMeetingProps extends ConfirmDialogProps {
  moves: MoveEvents;
  /** Why nothing can be sent now, or not before OnceHub was asked about the key. */
  hindered: 'offline' | 'keyDoubt' | null;
}

/** The state of moving a meeting: its calendar, the time that is chosen, what is asked for. */
export function useMove(props: MoveMeetingProps) {
  const { asked, moves, customer, draft } = props;
  const [start, setStart] = useState<MoveStart | null>(null);
  const [chosen, setChosen] = useState<Slot | null>(null);
  const [place, setPlace] = useState(0);
  const [given, setGiven] = useState('');
  const [name, setName] = useState(asked.name ?? customer.name ?? '');
  const [email, setEmail] = useState(invitedAddress(asked) ?? '');
  const [zone, setZone] = useState(knownZone(asked.customerZone));
  const [mail, setMail] = useState(draft?.mail ?? false);
  const [reason, setReason] = useState(draft?.reason ?? '');
  const [isChecking, setChecking] = useState(false);
  const [isGone, setGone] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const slots = useSlots(moves.askSlots, start?.calendar?.id ?? null);

  useEffect(() => {
    let isCurrent = true;
    void moves
      .start(asked)
      .catch((): MoveStart => ({ calendar: null, why: 'noCalendar', whyNoLinks: null }))
      .then((found) => isCurrent && setStart(found));
    return () => {
      isCurrent = false;
    };
  }, [asked]);

  const calendar = start?.calendar ?? null;
  const invited = normalise(email.trim()) === null ? null : email.trim();
  const picked = chosen?.places[place] ?? null;
  /** OnceHub takes a place of the host's by itself, but none that the guest gives. */
  const asksPlace = picked !== null && isGuests(picked);
  const isPlaced = !asksPlace || given.trim() !== '';
  const isNamed = name.trim() !== '' && invited !== null && zone !== null;
  const isWhole = chosen !== null && isNamed && isPlaced;
  const asking = useConfirm({
    ...props,
    kind: 'reschedule',
    async onPropose({ intent, seen, mail: isMailed, reason: why }) {
      if (!calendar || !chosen || invited === null || zone === null) return fail('changed');
      const isPlaceTold = picked !== null && (asksPlace || chosen.places.length > 1);
      const order: OrderCommand = {
        order: intent,
        calendar: calendar.id,
        starts: chosen.starts,
        draft: {
          name: name.trim().slice(0, MAX_NAME),
          email: invited,
          phone: e164(asked.phone),
          zone,
          place: isPlaceTold ? orderedPlace(picked, given) : null,
          answers: [],
          old: { seen, mail: isMailed, reason: why },
        },
      };
      return moves.propose(order);
    },
  });
  /** The present question; `null` once the dialog is gone. */
  const present = useRef<typeof asking | null>(asking);
  present.current = asking;
  useEffect(
    () => () => {
      present.current = null;
    },
    [],
  );

  function pickPlace({ places }: Slot, at: number): void {
    setPlace(at);
    const one = places[at];
    if (one && isGuests(one)) setGiven(knownGuestPlace(one, asked));
  }

  return {
    asking,
    start,
    calendar,
    slots,
    chosen,
    place,
    /** The place that is picked, if the guest has to give it; what is given. */
    guestPlace: asksPlace ? picked : null,
    given,
    name,
    email,
    zone,
    mail,
    reason,
    /** Free times are asked for anew, before anything is noted. */
    isChecking,
    /** The time that was chosen was taken meanwhile. */
    isGone,
    /** Why OnceHub could not be asked whether the time is still free. */
    failure,
    /** All that OnceHub requires is there. */
    isWhole,
    choose(starts: number) {
      const slot = slots.slots.find((one) => one.starts === starts) ?? null;
      setChosen(slot);
      if (slot) pickPlace(slot, likelyPlace(slot.places, asked));
      setGone(false);
      setFailure(null);
    },
    chooseAgain: () => setChosen(null),
    setPlace: (at: number) => chosen && pickPlace(chosen, at),
    setGiven,
    setName,
    setEmail,
    setZone,
    setMail,
    setReason,
    /** Sends the order, if the time is still free and the question is still the same. */
    async decide() {
      if (!chosen || !isWhole) return;
      setChecking(true);
      setFailure(null);
      const found = await slots.fresh([chosen.starts]);
      setChecking(false);
      if (!found.ok) return setFailure(found.failure);
      if (found.value.length > 0) {
        setGone(true);
        return setChosen(null);
      }
      if (present.current?.isOpen) await asking.send({ reason: mail ? reason : '', mail });
    },
  };
}

/** What `useMove` answers. */
export type Moving = ReturnType<typeof useMove>;
