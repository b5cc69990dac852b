import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../lib/view/i18n.ts';
import { makeReport } from '../../lib/view/options/bookside-report.ts';
import type { OptionsEvents } from '../../lib/view/options/model.ts';
import type { ReportFile } from '../../lib/view/options/report-file.ts';
import { Notice } from '../ui/Notice.tsx';
import './options.css';

interface BooksideReportProps {
  on: Pick<OptionsEvents, 'makeWith'>;
}

/** The report about Bookside: the whole file, to be read before it is saved. */
export function BooksideReport({ on }: BooksideReportProps) {
  const [file, setFile] = useState<ReportFile | 'failed' | null>(null);
  const [url, setUrl] = useState('');
  const text = useRef<HTMLTextAreaElement>(null);
  useEffect(() => void on.makeWith(makeReport).then(setFile, () => setFile('failed')), []);
  useEffect(() => {
    if (!file || file === 'failed') return;
    const made = URL.createObjectURL(new Blob([file.text], { type: 'application/json' }));
    setUrl(made);
    text.current?.focus();
    text.current?.setSelectionRange(0, 0);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  if (file === 'failed') return <Notice tone="bad" title={t('failure_bug')} />;
  if (!file) return null;
  return (
    <div class="card-lines">
      <p>
        {t('diagnostics_text')} {t('report_lead')}
      </p>
      <textarea
        ref={text}
        class="field diagnostics"
        readOnly
        rows={16}
        spellcheck={false}
        aria-label={file.name}
        value={file.text}
      />
      <a class="button main" href={url} download={file.name}>
        {t('report_save')}
      </a>
    </div>
  );
}
