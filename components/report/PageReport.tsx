import '../ui/theme.css';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../lib/view/i18n.ts';
import type { ReportFile } from '../../lib/view/options/report-file.ts';
import { Button } from '../ui/Button.tsx';
import { Logo } from '../ui/Logo.tsx';
import { Notice } from '../ui/Notice.tsx';
import './report.css';

interface PageReportProps {
  /** `null` if no report was made, or it was discarded. */
  file: ReportFile | null;
  onDiscard(): void;
}

/** The whole content of a page report, to be read before it is saved. Nothing is sent from here. */
export function PageReport({ file, onDiscard }: PageReportProps) {
  return (
    <main class="options">
      <header class="options-head">
        <Logo />
        <div>
          <h1 class="options-title">{t('report_title')}</h1>
          <p class="muted">{t('report_lead')}</p>
        </div>
      </header>
      {file ? (
        <section class="card" aria-labelledby="report-file">
          <h2 id="report-file" class="card-title">
            {file.name}
          </h2>
          <p>{t('report_text')}</p>
          <textarea
            class="field report-text"
            readOnly
            rows={24}
            spellcheck={false}
            aria-labelledby="report-file"
            value={file.text}
          />
          <div class="report-steps">
            <Save file={file} />
            <Button onPress={onDiscard}>{t('report_discard')}</Button>
          </div>
        </section>
      ) : (
        <Notice whole title={t('report_none')} text={t('report_none_step')} />
      )}
    </main>
  );
}

function Save({ file }: { file: ReportFile }) {
  const [url, setUrl] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([file.text], { type: 'text/html' }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return (
    <a class="button main" href={url} download={file.name}>
      {t('report_save')}
    </a>
  );
}
