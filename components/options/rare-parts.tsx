/* The parts of the options page that hardly anybody needs, in one file that is loaded late. */

export { BooksideReport } from './BooksideReport.tsx';
export { KeyTrouble } from './KeyTrouble.tsx';
export { OtherAccount } from './OtherAccount.tsx';
export { PassphraseFields } from './PassphraseFields.tsx';
export { TextsAtHand } from './TextsAtHand.tsx';
