/**
 * What was typed or pasted, as a key: surrounding space and line ends removed. `null` where a
 * header could not carry it; OnceHub does not say how its keys look, so nothing else is refused.
 */
export function readKey(typed: string): string | null {
  const key = typed.trim();
  return /^[\x21-\x7e]{8,400}$/.test(key) ? key : null;
}
