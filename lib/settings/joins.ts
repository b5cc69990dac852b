import type { KeyedStore } from '../platform/storage.ts';
import { JOINS, type Joins, readJoins } from './address-links.ts';

/** Joins and parts addresses, as a person says. */
export function addressJoins(store: KeyedStore) {
  const load = () => readJoins(store);
  const save = ({ groups, pairs }: Joins) =>
    store.set(JOINS, { groups: groups.filter((group) => group.length > 1), pairs });
  const isPair = (a: string, b: string) => (pair: readonly string[]) =>
    pair.includes(a) && pair.includes(b);

  return {
    /** From now on two addresses are one customer's. */
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
    /** From now on `other` is somebody else than `address`, whatever OnceHub says. */
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
    /** Keeps nothing of these addresses. */
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
