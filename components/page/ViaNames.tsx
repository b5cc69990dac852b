import { useState } from 'preact/hooks';
import { fail, type Result } from '../../lib/domain/result.ts';
import { t } from '../../lib/view/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { phrase, SafeText } from '../ui/SafeText.tsx';

interface ViaNamesProps {
  /** Names, or telephone numbers. */
  names: readonly string[];
  is: 'name' | 'number';
  /** Resolves to the number of people found. */
  onLookUp(text: string): Promise<Result<number>>;
}

/**
 * Offers to look up people of whom the page has no address: by name where a group passed on their
 * mail, by number where a record has nothing else. Nobody is shown until the user asks, since
 * others may have the same name or number.
 */
export function ViaNames({ names, is, onLookUp }: ViaNamesProps) {
  const [answer, setAnswer] = useState<{ of: string; found: Result<number> } | null>(null);
  const lookUp = async (name: string) => {
    setAnswer(null);
    setAnswer({ of: name, found: await onLookUp(name).catch(() => fail('bug')) });
  };
  const title = is === 'name' ? 'via' : 'numberOnly';
  return (
    <Notice title={t(title)} text={t(`${title}_step`)}>
      <div class="unread">
        {names.map((name) => (
          <Button key={name} onPress={() => void lookUp(name)}>
            {phrase('via_find', <SafeText text={name} />)}
          </Button>
        ))}
      </div>
      <div role="status">
        {answer?.found.ok && answer.found.value === 0 && (
          <p>{phrase('find_nothing', <SafeText text={answer.of} />)}</p>
        )}
        {answer && !answer.found.ok && (
          <FailureNotice failure={answer.found.failure} onRetry={() => lookUp(answer.of)} />
        )}
      </div>
    </Notice>
  );
}
