import type { LinksModel } from '../../lib/view/links/model.ts';
import type { BookEvents, BookRequest } from '../../lib/view/pending/orders/model.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { useSignal } from '../ui/use-signal.ts';
import { BookQuestion } from './BookQuestion.tsx';
import { BookTimes } from './BookTimes.tsx';
import { useBook } from './use-book.ts';

/** Books a meeting, once it is asked for and the calendars are known. */
export function BookDialog({ on }: { on: BookEvents }) {
  const asked = useSignal(on.asked);
  const links = useSignal(on.links);
  const undo = useSignal(on.undo);
  if (!asked || !links) return null;
  const close = () => on.ask(null);
  return (
    <Boundary of={[asked]} isCalled>
      <Booking key={keyOf(asked)} {...{ asked, links, undo, on, close }} />
    </Boundary>
  );
}

const keys = new WeakMap<BookRequest, string>();
/** Each request is a dialog of its own. */
function keyOf(request: BookRequest): string {
  const key = keys.get(request) ?? crypto.randomUUID();
  keys.set(request, key);
  return key;
}

interface BookingProps {
  asked: BookRequest;
  links: LinksModel;
  undo: number;
  on: BookEvents;
  close(): void;
}

function Booking({ asked, links, undo, on, close }: BookingProps) {
  const book = useBook(asked, on, links, close);
  // Each is a dialog with its own focus; what was typed is kept in `book`.
  return book.slot ? (
    <BookQuestion key="question" book={book} undo={undo} on={on} />
  ) : (
    <BookTimes key="times" book={book} on={on} onClose={close} />
  );
}
