/** The stand-in's API keys. All are invented, in the formats that real keys have been seen in. */
export const KEYS = {
  /** Gives access to the main account. */
  demo: 'b00c51deb00c51deb00c51deb00c51de',
  /** Gives access to the main account too. */
  second: 'Bookside_Second-Key_invented-for-the-Stand-in_0a1B2c3D4e5F6g7H8i9J',
  /** Gives access to another account, which has only a few rows. */
  otherAccount: '0ca11ed00ca11ed00ca11ed00ca11ed0',
  /** Belongs to an account whose plan does not include the API. */
  noPlan: 'no-Plan_b00c51de-Invented-Key-0000',
  /** Gives access to the main account until `control.revoke()` is called. */
  revocable: 'decafbaddecafbaddecafbaddecafbad',
} as const;

/** The name of a key. */
export type KeyLabel = keyof typeof KEYS;
