import { CopyButton } from '../ui/CopyButton.tsx';
import { SafeText } from '../ui/SafeText.tsx';
import './meeting.css';

/** A short text with its label and a button that copies it. */
export function Copyable({ label, text }: { label: string; text: string }) {
  return (
    <span class="identity">
      {label} <SafeText text={text} max={64} />
      <CopyButton text={text} />
    </span>
  );
}
