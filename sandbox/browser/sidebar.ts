import type { Browser } from 'puppeteer-core';
import { until } from './until.ts';

const PATIENCE = 10_000;

/** A connection for WebDriver BiDi commands that puppeteer has no method for. */
interface BidiConnection {
  send(method: string, params: object): Promise<{ result: unknown }>;
}

/**
 * Runs the body of an async function in the browser's own window, with chrome privileges, and
 * returns its result, passed as JSON. Throws when the script fails.
 */
export async function inWindow<T>(browser: Browser, body: string): Promise<T> {
  const { connection, window } = await ownWindow(browser);
  const { result } = await connection.send('script.evaluate', {
    expression: `(async () => { ${body} })().then((value) => JSON.stringify({ value }))`,
    target: { context: window },
    awaitPromise: true,
  });
  const answer = result as {
    type: string;
    result?: { value: string };
    exceptionDetails?: { text?: string };
  };
  if (answer.type !== 'success') throw new Error(answer.exceptionDetails?.text ?? 'no answer');
  return JSON.parse(answer.result?.value ?? '{}').value;
}

/** The browsing context of Firefox's own window, which is not a page of a tab. */
async function ownWindow(
  browser: Browser,
): Promise<{ connection: BidiConnection; window: string }> {
  // Not in puppeteer's types: its connection takes any command of the protocol.
  const connection = Reflect.get(browser, 'connection') as BidiConnection;
  const { result } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const { contexts } = result as { contexts: { context: string; url: string }[] };
  const window = contexts.find(({ url }) => url.endsWith('/browser.xhtml'));
  if (!window) throw new Error('Firefox shows no window');
  return { connection, window: window.context };
}

/**
 * Firefox's real sidebar. It is not a tab, so WebDriver does not list it; a script with chrome
 * privileges finds it in the window and runs another script inside it.
 */
export class Sidebar {
  readonly #connection: BidiConnection;
  /** The browsing context of the browser's own window. */
  readonly #window: string;

  private constructor(connection: BidiConnection, window: string) {
    this.#connection = connection;
    this.#window = window;
  }

  /** Connects to the sidebar of Firefox's window. */
  static async attach(browser: Browser): Promise<Sidebar> {
    const { connection, window } = await ownWindow(browser);
    return new Sidebar(connection, window);
  }

  /** The visible text. */
  text(): Promise<string> {
    return this.#inside('return document.body?.innerText ?? "";');
  }

  /** Waits until the visible text contains `wanted`; the error contains the text found instead. */
  async see(wanted: string): Promise<void> {
    let text = '';
    const isThere = async () => {
      text = await this.text().catch(() => '');
      return text.includes(wanted);
    };
    await until(PATIENCE, isThere).catch(() => {
      throw new Error(`waited in vain for ${wanted}; the sidebar says:\n${text}`);
    });
  }

  /** Reloads the sidebar's page, as if it had been closed and opened. */
  reload(): Promise<unknown> {
    return this.#inside('window.setTimeout(() => window.location.reload()); return null;');
  }

  /**
   * Clicks the first visible element with this selector and exactly this text, as soon as it is
   * enabled. The browser treats it as a user's click.
   */
  click(selector: string, text: string): Promise<void> {
    return this.#clickWhere(selector, `own === ${JSON.stringify(text)}`, text);
  }

  /** The same with the first visible element with this selector, whatever its text. */
  clickFirst(selector: string): Promise<void> {
    return this.#clickWhere(selector, 'true', selector);
  }

  /** Expands the row of the first booking with this subject. */
  unfold(subject: string): Promise<void> {
    return this.#clickWhere('summary', `own.startsWith(${JSON.stringify(subject)})`, subject);
  }

  /** `fits` is a JavaScript expression on `own`, the text of an element. */
  async #clickWhere(selector: string, fits: string, wanted: string): Promise<void> {
    const click = `
      const found = [...document.querySelectorAll(${JSON.stringify(selector)})].find((element) => {
        const own = element.innerText.trim();
        const off = element.disabled || element.getAttribute('aria-disabled') === 'true';
        return ${fits} && !off && element.getClientRects().length > 0;
      });
      if (!found) return false;
      found.scrollIntoView({ block: 'center' });
      const { x, y, width, height } = found.getBoundingClientRect();
      for (const type of ['mousedown', 'mouseup']) {
        const point = [x + width / 2, y + height / 2];
        window.synthesizeMouseEvent(type, ...point, { button: 0, clickCount: 1 }, {});
      }
      return true;`;
    await until(PATIENCE, () => this.#inside<boolean>(click)).catch(async () => {
      throw new Error(`nothing to click says ${wanted}; the sidebar says:\n${await this.text()}`);
    });
  }

  /**
   * Runs the body of an async function of `document` and `window` inside the sidebar and returns
   * its result, passed as JSON.
   */
  async #inside<T>(body: string): Promise<T> {
    const inside = `(async () => {
      const run = async (document, window) => { ${body} };
      const value = await run(content.document, content).catch((error) => ({ error: String(error) }));
      sendAsyncMessage(NAME, JSON.stringify({ value }));
    })()`;
    const outside = `new Promise((resolve, reject) => {
      const panel = SidebarController.browser.contentDocument?.querySelector('browser');
      if (!panel) return reject(new Error('the sidebar is not open'));
      const manager = panel.messageManager;
      const name = 'bookside-test-' + Math.random();
      const hear = ({ data }) => { manager.removeMessageListener(name, hear); resolve(data); };
      manager.addMessageListener(name, hear);
      const code = ${JSON.stringify(inside)}.replace('NAME', JSON.stringify(name));
      manager.loadFrameScript('data:text/javascript;charset=utf-8,' + encodeURIComponent(code), false);
    })`;
    const { result } = await this.#connection.send('script.evaluate', {
      expression: outside,
      target: { context: this.#window },
      awaitPromise: true,
    });
    const answer = result as {
      type: string;
      result?: { value: string };
      exceptionDetails?: object;
    };
    if (answer.type !== 'success') throw new Error(JSON.stringify(answer.exceptionDetails));
    const { value } = JSON.parse(answer.result?.value ?? '{}');
    if (value?.error) throw new Error(value.error);
    return value;
  }
}
