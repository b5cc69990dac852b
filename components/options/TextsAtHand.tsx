import type { OptionsEvents } from '../../lib/view/options/model.ts';
import { MissedTexts } from './MissedTexts.tsx';
import { Phrases } from './Phrases.tsx';

interface TextsAtHandProps {
  /** Reasons, or texts after a no-show. */
  which: 'reasons' | 'missed';
  on: Pick<OptionsEvents, 'makeWith'>;
  onClose(): void;
}

/** The dialog in which texts are changed that are at hand elsewhere. */
export const TextsAtHand = ({ which, ...others }: TextsAtHandProps) =>
  which === 'reasons' ? <Phrases {...others} /> : <MissedTexts {...others} />;
