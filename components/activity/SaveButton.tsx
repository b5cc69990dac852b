import { Button } from '../ui/Button.tsx';

/** How long a file may take to be saved before its address goes (ms): a person may be asked where to. */
const LASTS = 60_000;

interface SaveButtonProps {
  label: string;
  /** The file's media type. */
  type: string;
  off?: boolean;
  /** The file as it is when the button is pressed. */
  make(): { name: string; text: string };
}

/** Saves a file made in this page, without any server and without a permission. */
export function SaveButton({ label, type, off, make }: SaveButtonProps) {
  const save = () => {
    const { name, text } = make();
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), LASTS);
  };
  return (
    <Button off={off} onPress={save}>
      {label}
    </Button>
  );
}
