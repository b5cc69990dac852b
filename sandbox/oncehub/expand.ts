import type { Call } from './call.ts';
import { invalid, planWithoutApi, unknownParameter } from './errors.ts';
import type { Json } from './records.ts';
import type { Switches } from './switches.ts';
import { referenced } from './wire.ts';

/** The properties to expand, each with the properties to expand inside it. */
export type Expansion = ReadonlyMap<string, ReadonlySet<string>>;

const BOOKING_FIELDS: Record<Switches['expand'], readonly string[]> = {
  bare: ['owner', 'contact', 'conversation', 'booking_page', 'master_page', 'event_type'],
  newThree: ['owner', 'contact', 'conversation'],
  oldFour: ['booking_page', 'master_page', 'event_type', 'owner'],
  dataPrefixOnly: ['owner', 'contact', 'conversation', 'booking_page', 'master_page', 'event_type'],
  rejectOnGet: ['owner', 'contact', 'conversation', 'booking_page', 'master_page', 'event_type'],
};

/**
 * The references inside an expanded object that can be expanded; OnceHub expands at most two
 * levels.
 */
const INNER_FIELDS: Readonly<Record<string, readonly string[]>> = {
  contact: ['owner'],
  conversation: ['owner', 'contact'],
};

/**
 * The `expand` parameter of a call on bookings; `of` tells whether it is a list or a single
 * booking. Throws the 400 refusal for a property that cannot be expanded.
 */
export function readBookingExpansion(call: Call, of: 'list' | 'single'): Expansion {
  const { expand } = call.world.switches;
  const asked = call.query.text.get('expand');
  if (asked !== undefined && of === 'single' && expand === 'rejectOnGet') {
    throw unknownParameter('expand');
  }
  if (asked?.split(',').some((name) => /^(?:data\.)?conversation\b/.test(name))) {
    refuseConversation(call.world.switches.conversation, of);
  }
  const prefix = of === 'list' && expand === 'dataPrefixOnly' ? 'data.' : '';
  return readExpansion(asked, BOOKING_FIELDS[expand], prefix);
}

/** Throws the refusal of an expanded conversation, where the switch wants one. */
function refuseConversation(where: Switches['conversation'], of: 'list' | 'single'): void {
  if (where === '403') throw planWithoutApi();
  if (where === 'nowhere' || (where === 'onListsOnly' && of === 'single')) {
    throw invalid(400, 'This property cannot be expanded: conversation', 'expand');
  }
}

/**
 * Parses a comma-separated list of properties, each starting with `prefix`. Throws the 400 refusal
 * for a property that cannot be expanded.
 */
export function readExpansion(
  asked: string | undefined,
  fields: readonly string[],
  prefix = '',
): Expansion {
  const expansion = new Map<string, Set<string>>();
  for (const name of asked === undefined ? [] : asked.split(',')) {
    const [field, inner, ...deeper] = name.slice(prefix.length).split('.');
    const known =
      name.startsWith(prefix) &&
      field !== undefined &&
      fields.includes(field) &&
      (inner === undefined || INNER_FIELDS[field]?.includes(inner)) &&
      deeper.length === 0;
    if (!known) throw invalid(400, `This property cannot be expanded: ${name}`, 'expand');
    const within = expansion.get(field) ?? new Set();
    if (inner !== undefined) within.add(inner);
    expansion.set(field, within);
  }
  return expansion;
}

/**
 * Returns `body` with the references in `expansion` replaced by the objects; unknown ids stay ids.
 */
export function expanded(call: Call, body: Json, expansion: Expansion): Json {
  if (expansion.size === 0) return body;
  const result = { ...body };
  for (const [field, within] of expansion) {
    const id = body[field];
    if (typeof id !== 'string') continue;
    const target = referenced(call.account, id);
    if (!target) continue;
    const inner = new Map([...within].map((name) => [name, new Set<string>()]));
    result[field] = expanded(call, target, inner);
  }
  return result;
}
