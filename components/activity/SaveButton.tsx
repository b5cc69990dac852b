import { Button } from '../ui/Button.tsx';

/**
 * How long (ms) the object URL of a saved file stays valid: the browser may first ask the user
 * where to save it.
 */
const URL_LIFETIME_MS = 60_000;

interface SaveButtonProps {
  label: string;
  /** The file's media type. */
  type: string;
  off?: boolean;
  /** Makes the file; called when the button is pressed, so that its content is current. */
  make(): { name: string; text: string };
}

/**
 * A button that saves a file made in this page; it needs neither a server nor the `downloads`
 * permission.
 */
export function SaveButton({ label, type, off, make }: SaveButtonProps) {
  const save = () => {
    const { name, text } = make();
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), URL_LIFETIME_MS);
  };
  return (
    <Button off={off} onPress={save}>
      {label}
    </Button>
  );
}
