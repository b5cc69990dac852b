import { readAll } from '../../lib/page/once.ts';
import { readAnything } from '../../lib/page/products.ts';
import type { PageReport } from '../../lib/page/report.ts';

declare global {
  /** Reads the page this script was put into, all layers at once. */
  var readThisPage: () => PageReport;
}

globalThis.readThisPage = () => readAll(readAnything, document, new URL(location.href));
