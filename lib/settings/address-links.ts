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

/** The choices that apply to a customer with these addresses. A pure function. */
export function linkedTo(
  { groups, pairs }: AddressLinks,
  addresses: readonly string[],
): LinkedAddresses {
  const given = new Set(addresses);
  const joined = groups.filter((group) => group.some((one) => given.has(one))).flat();
  const together = [...new Set(joined)].filter((one) => !given.has(one));
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
  const isPair = (a: string, b: string) => (pair: readonly string[]) =>
    pair.includes(a) && pair.includes(b);

  return {
    /** Records that two addresses belong to one customer; their groups are merged. */
    async join(address: string, other: string): Promise<void> {
      if (address === other) return;
      const { groups, pairs } = await load();
      const touched = groups.filter((group) => group.includes(address) || group.includes(other));
      const joined = [...new Set([...touched.flat(), address, other])];
      await save({
        groups: [...groups.filter((group) => !touched.includes(group)), joined],
        pairs: pairs.filter((pair) => !isPair(address, other)(pair)),
      });
    },
    /** Records that `other` belongs to another customer than `address`, whatever OnceHub says. */
    async part(address: string, other: string): Promise<void> {
      if (address === other) return;
      const { groups, pairs } = await load();
      await save({
        groups: groups.map((group) =>
          group.includes(address) ? group.filter((one) => one !== other) : group,
        ),
        pairs: [...pairs.filter((pair) => !isPair(address, other)(pair)), [address, other]],
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
