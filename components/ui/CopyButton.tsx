import { useEffect, useState } from 'preact/hooks';
import { t } from '../../lib/view/i18n.ts';
import { IconButton } from './Button.tsx';

/** A button that copies a text to the clipboard, and confirms it for two seconds. */
export function CopyButton({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <span class={`copy ${copied ? 'copied' : ''}`}>
      <IconButton label={t('copy', text)} icon={copied ? 'check' : 'copy'} onPress={copy} />
      <span role="status" class="unseen">
        {copied && t('copied')}
      </span>
    </span>
  );
}
