/** What is saved to go with a report: its name, and all that is in it. */
export interface ReportFile {
  name: string;
  text: string;
}

/** The structure of a page with what a reader of the report has to know of this program and this browser. `now` in UTC ms. */
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
