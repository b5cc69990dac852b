import type { SettingStore } from '../platform/storage.ts';
import { LINKS_KEY } from './setting-keys.ts';

/** The user's choices about one customer's addresses. All addresses are lower-cased. */
interface LinkedAddresses {
  /** Other addresses of the same customer. */
  together: string[];
  /** Addresses of other customers, although OnceHub has them under one contact. */
  apart: string[];
}

/** All of the user's choices about which addresses belong together. */
interface AddressLinks {
  /** Each group contains the addresses of one customer. */
  groups: string[][];
  /** Each pair contains addresses of two different customers. */
  pairs: [string, string][];
}

const isText = (value: unknown): value is string => typeof value === 'string';
const lists = (value: unknown): string[][] =>
  Array.isArray(value) ? value.filter((one) => Array.isArray(one) && one.every(isText)) : [];

type Pairs = AddressLinks['pairs'];

const isPair = (pairs: Pairs, a: string, b: string): boolean =>
  pairs.some((pair) => pair.includes(a) && pair.includes(b));

/** `kept` and, in their order, those of `others` who were set apart from nobody before them. */
function agreeing(kept: readonly string[], others: readonly string[], pairs: Pairs): string[] {
  const all = [...kept];
  for (const one of others) if (!all.some((other) => isPair(pairs, one, other))) all.push(one);
  return all;
}

/**
 * The choices that apply to a customer with these addresses. A pure function. Two addresses that
 * were set apart are never together, not even through a third.
 */
export function linkedTo(
  { groups, pairs }: AddressLinks,
  addresses: readonly string[],
): LinkedAddresses {
  const given = new Set(addresses);
  const joined = groups
    .map((group) => agreeing([], group, pairs))
    .filter((group) => group.some((one) => given.has(one)))
    .flat()
    .filter((one) => !given.has(one));
  const together = agreeing(addresses, [...new Set(joined)], pairs).slice(addresses.length);
  const all = new Set([...addresses, ...together]);
  const apart = pairs.flatMap(([a, b]) => [...(all.has(a) ? [b] : []), ...(all.has(b) ? [a] : [])]);
  return { together, apart: [...new Set(apart)].filter((one) => !all.has(one)) };
}

/** Reads the stored choices. Invalid data counts as no choice. */
export async function readLinks(store: Pick<SettingStore, 'get'>): Promise<AddressLinks> {
  const kept = (await store.get(LINKS_KEY)) as
    | Partial<Record<keyof AddressLinks, unknown>>
    | undefined;
  const pairs = lists(kept?.pairs).flatMap(([a, b]): AddressLinks['pairs'] =>
    a && b ? [[a, b]] : [],
  );
  return { groups: lists(kept?.groups), pairs };
}

/** Joins and separates addresses as the user chooses. All addresses given must be normalised. */
export function addressLinks(store: SettingStore) {
  const load = () => readLinks(store);
  const save = ({ groups, pairs }: AddressLinks) =>
    store.set(LINKS_KEY, { groups: groups.filter((group) => group.length > 1), pairs });
  const without = (pairs: Pairs, a: string, b: string) =>
    pairs.filter((pair) => !isPair([pair], a, b));

  return {
    /**
     * Records that two addresses belong to one customer; their groups are merged. Where two of the
     * groups were set apart, `other` alone joins and leaves its group, and so does whoever of the
     * first was set apart from `other`.
     */
    async join(address: string, other: string): Promise<void> {
      if (address === other) return;
      const { groups, pairs: before } = await load();
      const pairs = without(before, address, other);
      const groupOf = (one: string) => groups.filter((group) => group.includes(one)).flat();
      const [own, theirs] = [groupOf(address), groupOf(other)];
      const isOneApart = own.concat(address).some((a) => theirs.some((b) => isPair(pairs, a, b)));
      const others = new Set([address, other, ...own, ...(isOneApart ? [] : theirs)]);
      const joined = agreeing([], [...others], pairs);
      const left = groups.map((group) => group.filter((one) => !joined.includes(one)));
      await save({ groups: [...left, joined], pairs });
    },
    /** Records that `other` belongs to another customer than `address`, whatever OnceHub says. */
    async part(address: string, other: string): Promise<void> {
      if (address === other) return;
      const { groups, pairs } = await load();
      await save({
        groups: groups.map((group) =>
          group.includes(address) ? group.filter((one) => one !== other) : group,
        ),
        pairs: [...without(pairs, address, other), [address, other]],
      });
    },
    /** Deletes every choice about these addresses. */
    async forget(addresses: readonly string[]): Promise<void> {
      const { groups, pairs } = await load();
      const isLeft = (one: string) => !addresses.includes(one);
      await save({
        groups: groups.map((group) => group.filter(isLeft)),
        pairs: pairs.filter((pair) => pair.every(isLeft)),
      });
    },
  };
}
