import type { ComponentChildren } from 'preact';
import { LongText } from '../ui/SafeText.tsx';
import './history.css';

/** One field of a list of fields (`fields`); nothing where there is no text. */
export function Field({ label, text }: { label: ComponentChildren; text: string | null }) {
  if (!text) return null;
  return (
    <div class="field-row">
      <dt>{label}</dt>
      <dd>
        <LongText text={text} />
      </dd>
    </div>
  );
}
