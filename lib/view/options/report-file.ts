/** A file the user saves and attaches to a bug report: its name and its whole text. */
export interface ReportFile {
  name: string;
  text: string;
}

/**
 * Creates the report file: the page's structure, with the versions of Bookside and the browser and
 * the date in a comment on the first line. `now` in UTC ms.
 */
export function reportFile(
  structure: string,
  about: { version: string; browser: string; now: number },
): ReportFile {
  const day = new Date(about.now).toISOString().slice(0, 10);
  const browser = about.browser.replace(/--+/g, '-').slice(0, 200);
  const site = /"site": "(\w+)"/.exec(structure)?.[1] ?? 'page';
  return {
    name: `bookside-${site}-${day}.html`,
    text: `<!-- Bookside ${about.version}; ${browser}; ${day} -->\n${structure}`,
  };
}
