import { writeFile } from 'node:fs/promises';
import { type AccessibleNode, elementsOf, type Named } from './accessible.ts';
import { scriptsOf, type TargetLine } from './target.ts';
import { until } from './until.ts';

const PATIENCE = 15_000;

/** The keys that can be pressed: their virtual key code, and the text they type. */
const KEYS = {
  Enter: { number: 13, text: '\r' },
  Escape: { number: 27 },
  Tab: { number: 9 },
  'Shift+Tab': { number: 9, key: 'Tab', code: 'Tab', modifiers: 8 },
  Backspace: { number: 8 },
  ArrowDown: { number: 40 },
  ArrowUp: { number: 38 },
  ' ': { number: 32, text: ' ', code: 'Space' },
  h: { number: 72, text: 'h', code: 'KeyH' },
  n: { number: 78, text: 'n', code: 'KeyN' },
  u: { number: 85, text: 'u', code: 'KeyU' },
} as const;

/** A function of an element: whether the element, or its label, is on top at a point. */
const IS_HIT = `function (x, y) {
  const there = document.elementFromPoint(x, y);
  return this.contains(there) || there?.closest('label')?.contains(this) === true;
}`;

/**
 * The number of tries for a click: the element may move away just before it, and a user would click
 * again.
 */
const CLICK_TRIES = 3;
/** The time limit, in ms, for an element to stop moving and to be uncovered. */
const AIMING = 5_000;

/** A function of an element: records in the page whether the next click hits it. */
const NOTE_CLICK = `function () {
  globalThis.clickMet = false;
  const note = ({ target }) => {
    globalThis.clickMet = this.contains(target) || target.closest?.('label')?.contains(this) === true;
  };
  addEventListener('click', note, { capture: true, once: true });
}`;

/**
 * The user's actions in the panel or the popup: look, click, type. Input is sent as browser input,
 * so it counts as a user gesture.
 */
export class View {
  readonly #line: TargetLine;

  constructor(line: TargetLine) {
    this.#line = line;
  }

  /** Runs an expression in the page and returns its awaited value. Throws when it throws. */
  async evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.#line.send<{
      result: { value: T };
      exceptionDetails?: { text: string; exception?: { description?: string } };
    }>('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  }

  /** The URL of every script the page has loaded. */
  scripts(): Promise<string[]> {
    return scriptsOf(this.#line);
  }

  /** The visible text, without collapsed or hidden parts. */
  text(): Promise<string> {
    return this.evaluate("document.body?.innerText ?? ''");
  }

  /** Waits until the visible text contains `wanted`; the error contains the text found instead. */
  async see(wanted: string | RegExp, patience = PATIENCE): Promise<void> {
    const holds = (text: string) =>
      typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
    let text = '';
    const isThere = async () => {
      text = await this.text();
      return holds(text);
    };
    await until(patience, isThere).catch(() => {
      throw new Error(`waited in vain for ${wanted}; the page says:\n${text}`);
    });
  }

  /** The accessible names of every element of this role that is neither hidden nor inert. */
  async names(role: string): Promise<string[]> {
    return (await elementsOf(this.#line, role)).map((node) => node.name);
  }

  /**
   * Waits until an element of this role and accessible name is there and enabled, and clicks the
   * first one; with `inside`, only within that element.
   */
  async click(role: string, name: string | RegExp, inside?: Named): Promise<void> {
    for (let tries = 0; tries < CLICK_TRIES; tries += 1) {
      const scope = inside && (await this.#find(...inside));
      const backendNodeId = await this.#find(role, name, scope);
      // An element that was rendered again in the meantime is searched again.
      const point = await this.#aim(backendNodeId).catch(() => null);
      if (point) await this.clickAt(...point);
      // A page that was closed by the click cannot answer, so the click counts as a hit.
      if (point && (await this.evaluate<boolean>('globalThis.clickMet').catch(() => true))) return;
    }
    throw new Error(`no click on the ${role} ${name} met it: something lies over it, or it moves`);
  }

  /**
   * Makes the page record whether its next click hits an element, and returns the point to click:
   * its middle.
   */
  async #aim(backendNodeId: number): Promise<[x: number, y: number]> {
    const { object } = await this.#line.send<{ object: { objectId: string } }>('DOM.resolveNode', {
      backendNodeId,
    });
    await this.#call(object.objectId, NOTE_CLICK);
    return this.#middle(backendNodeId, object.objectId);
  }

  /** Calls a function with an element as its `this`. */
  async #call<T>(objectId: string, functionDeclaration: string, ...given: number[]): Promise<T> {
    const { result } = await this.#line.send<{ result: { value: T } }>('Runtime.callFunctionOn', {
      objectId,
      functionDeclaration,
      arguments: given.map((value) => ({ value })),
      returnByValue: true,
    });
    return result.value;
  }

  /**
   * The middle of an element, as soon as it has stopped moving and nothing covers it: content above
   * it may still be loading.
   */
  async #middle(backendNodeId: number, objectId: string): Promise<[x: number, y: number]> {
    let last: [x: number, y: number] = [0, 0];
    await until(AIMING, async () => {
      await this.#line.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
      const { quads } = await this.#line.send<{ quads: number[][] }>('DOM.getContentQuads', {
        backendNodeId,
      });
      const [x1 = 0, y1 = 0, , , x2 = 0, y2 = 0] = quads[0] ?? [];
      const before = last;
      last = [(x1 + x2) / 2, (y1 + y2) / 2];
      return String(before) === String(last) && this.#call<boolean>(objectId, IS_HIT, ...last);
    });
    return last;
  }

  /**
   * Waits until an element of this role and name is enabled: the buttons of a dialog are disabled
   * for its first half second.
   */
  async ready(role: string, name: string | RegExp): Promise<void> {
    await this.#find(role, name);
  }

  /** Clicks at a point of the page, in CSS pixels. */
  async clickAt(x: number, y: number): Promise<void> {
    const mouse = (type: string, more: object = {}) =>
      this.#line.send('Input.dispatchMouseEvent', { type, x, y, ...more });
    await mouse('mouseMoved');
    await mouse('mousePressed', { button: 'left', clickCount: 1 });
    // A page that is closed by the click may not answer any more.
    await mouse('mouseReleased', { button: 'left', clickCount: 1 }).catch((error: Error) => {
      if (error.message.includes('the page was closed')) return;
      throw error;
    });
  }

  /** Replaces the text of a field. */
  async fill(role: string, name: string | RegExp, text: string): Promise<void> {
    await this.click(role, name);
    await this.evaluate('document.activeElement.select?.()');
    await this.#line.send('Input.insertText', { text });
  }

  /**
   * Types into the focused field; waits until a field has the focus, because its code may be
   * lazy-loaded.
   */
  async type(text: string): Promise<void> {
    const isField = "document.activeElement?.matches('input, textarea') ?? false";
    await until(PATIENCE, () => this.evaluate<boolean>(isField));
    await this.#line.send('Input.insertText', { text });
  }

  /** Presses one key, named as in `KeyboardEvent.key`, with Shift if the name says so. */
  async press(name: keyof typeof KEYS, times = 1): Promise<void> {
    const { number, text, ...named } = { key: name, code: name, text: undefined, ...KEYS[name] };
    const event = { ...named, windowsVirtualKeyCode: number };
    const type = text ? 'keyDown' : 'rawKeyDown';
    const send = (more: object) => this.#line.send('Input.dispatchKeyEvent', { ...event, ...more });
    // Not awaited one by one: they are handled in order.
    const sent = Array.from({ length: times }, () => [
      send({ type, ...(text && { text }) }),
      send({ type: 'keyUp' }),
    ]);
    await Promise.all(sent.flat());
  }

  /** Holds Enter down for a number of key repeats, then releases it. */
  async hold(key: 'Enter', repeats: number): Promise<void> {
    const event = { key, code: key, windowsVirtualKeyCode: 13, text: '\r' };
    for (let times = 0; times <= repeats; times += 1) {
      const autoRepeat = times > 0;
      await this.#line.send('Input.dispatchKeyEvent', { ...event, type: 'keyDown', autoRepeat });
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    await this.#line.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' });
  }

  /** Emulates a colour scheme and, with `size`, a width and height in CSS pixels. */
  async pretend(scheme: 'light' | 'dark', size?: { width: number; height: number }): Promise<void> {
    const features = [{ name: 'prefers-color-scheme', value: scheme }];
    await this.#line.send('Emulation.setEmulatedMedia', { features });
    if (!size) return;
    const metrics = { ...size, deviceScaleFactor: 1, mobile: false };
    await this.#line.send('Emulation.setDeviceMetricsOverride', metrics);
  }

  /** Saves a screenshot as a PNG. */
  async picture(path: string): Promise<void> {
    const { data } = await this.#line.send<{ data: string }>('Page.captureScreenshot');
    await writeFile(path, Buffer.from(data, 'base64'));
  }

  reload(): Promise<unknown> {
    return this.#line.send('Page.reload');
  }

  /** Closes the panel or popup and waits until it is closed. */
  async close(): Promise<void> {
    // The timeout lets the page answer this command before it closes.
    await this.evaluate('setTimeout(() => close())');
    // The closing page exists for a moment longer and could be mistaken for the next one to open.
    const isGone = () =>
      this.evaluate('true').then(
        () => false,
        () => true,
      );
    await until(PATIENCE, isGone);
  }

  async #find(role: string, name: string | RegExp, scope?: number): Promise<number> {
    const fits = (own: string) => (typeof name === 'string' ? own === name : name.test(own));
    let found: AccessibleNode | undefined;
    await until(PATIENCE, async () => {
      found = (await elementsOf(this.#line, role, scope)).find(
        (node) => fits(node.name) && !node.disabled,
      );
      return found !== undefined;
    }).catch(async () => {
      const names = (await this.names(role)).map((own) => JSON.stringify(own)).join(', ');
      throw new Error(`no ${role} to use by the name ${name}; there is ${names || 'none'}`);
    });
    return found?.backendId ?? 0;
  }
}
