/** The stand-in's API keys, invented every one, in the shapes keys have been seen in. */
export const KEYS = {
  /** Opens the main account. */
  demo: 'b00c51deb00c51deb00c51deb00c51de',
  /** Opens the main account too. */
  second: 'Bookside_Second-Key_invented-for-the-Stand-in_0a1B2c3D4e5F6g7H8i9J',
  /** Opens an account of somebody else, with a few rows. */
  otherAccount: '0ca11ed00ca11ed00ca11ed00ca11ed0',
  /** Of an account whose plan has no API. */
  noPlan: 'no-Plan_b00c51de-Invented-Key-0000',
  /** Opens the main account until `control.revoke()`. */
  revocable: 'decafbaddecafbaddecafbaddecafbad',
} as const;

export type KeyLabel = keyof typeof KEYS;
