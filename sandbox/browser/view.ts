import { writeFile } from 'node:fs/promises';
import { type AccessibleNode, elementsOf, type Named } from './accessible.ts';
import type { TargetLine } from './target.ts';
import { until } from './until.ts';

const PATIENCE = 15_000;

/** The keys that can be pressed: their number, and what they type. */
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

/** Of an element, and a point: whether the point is its own, or that of its label. */
const IS_HIT = `function (x, y) {
  const there = document.elementFromPoint(x, y);
  return this.contains(there) || there?.closest('label')?.contains(this) === true;
}`;

/** A person whose click meets nothing, since what they aimed at moved under it, clicks again. */
const CLICK_TRIES = 3;
/** So long (ms) an element may take to come to rest with nothing over it. */
const AIMING = 5_000;

/** Of an element: has the page note whether its next click meets it. */
const NOTE_CLICK = `function () {
  globalThis.clickMet = false;
  const note = ({ target }) => {
    globalThis.clickMet = this.contains(target) || target.closest?.('label')?.contains(this) === true;
  };
  addEventListener('click', note, { capture: true, once: true });
}`;

/** What a person can do with the panel or the popup: look, click, type. Input is the browser's own, so it counts as a gesture. */
export class View {
  readonly #line: TargetLine;

  constructor(line: TargetLine) {
    this.#line = line;
  }

  /** Runs an expression in the page and returns its value, awaited. */
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

  /** The text as it is seen: what is folded away or hidden is not in it. */
  text(): Promise<string> {
    return this.evaluate("document.body?.innerText ?? ''");
  }

  /** Waits until the text holds this; throws with the text that was there instead. */
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

  /** Clicks the first element of this role and accessible name, waiting for it to appear enabled; inside another element, where one is named. */
  async click(role: string, name: string | RegExp, inside?: Named): Promise<void> {
    for (let tries = 0; tries < CLICK_TRIES; tries += 1) {
      const scope = inside && (await this.#find(...inside));
      const backendNodeId = await this.#find(role, name, scope);
      // One that was drawn anew meanwhile is looked for again.
      const point = await this.#aim(backendNodeId).catch(() => null);
      if (point) await this.clickAt(...point);
      // A page that the click has closed cannot say.
      if (point && (await this.evaluate<boolean>('globalThis.clickMet').catch(() => true))) return;
    }
    throw new Error(`no click on the ${role} ${name} met it: something lies over it, or it moves`);
  }

  /** Has the page note whether its next click meets an element, and answers where to click: its middle. */
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

  /** The middle of an element once it has stopped moving and nothing lies over it: what stands above it may still arrive. */
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

  /** Waits until an element of this role and name can be used: questions take no answer in their first half second. */
  async ready(role: string, name: string | RegExp): Promise<void> {
    await this.#find(role, name);
  }

  /** Clicks at a point of the page, in CSS pixels. */
  async clickAt(x: number, y: number): Promise<void> {
    const mouse = (type: string, more: object = {}) =>
      this.#line.send('Input.dispatchMouseEvent', { type, x, y, ...more });
    await mouse('mouseMoved');
    await mouse('mousePressed', { button: 'left', clickCount: 1 });
    await mouse('mouseReleased', { button: 'left', clickCount: 1 });
  }

  /** Replaces what stands in a field. */
  async fill(role: string, name: string | RegExp, text: string): Promise<void> {
    await this.click(role, name);
    await this.evaluate('document.activeElement.select?.()');
    await this.#line.send('Input.insertText', { text });
  }

  /** Types into the field that has the focus, once one has it: what opens a field may fetch it first. */
  async type(text: string): Promise<void> {
    const isField = "document.activeElement?.matches('input, textarea') ?? false";
    await until(PATIENCE, () => this.evaluate<boolean>(isField));
    await this.#line.send('Input.insertText', { text });
  }

  /** Presses one key, named as in `KeyboardEvent.key`, with Shift where that is said. */
  async press(name: keyof typeof KEYS): Promise<void> {
    const { number, text, ...named } = { key: name, code: name, text: undefined, ...KEYS[name] };
    const event = { ...named, windowsVirtualKeyCode: number };
    const type = text ? 'keyDown' : 'rawKeyDown';
    await this.#line.send('Input.dispatchKeyEvent', { ...event, type, ...(text && { text }) });
    await this.#line.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' });
  }

  /** Holds Enter down, so that it repeats, and lets it go. */
  async hold(key: 'Enter', repeats: number): Promise<void> {
    const event = { key, code: key, windowsVirtualKeyCode: 13, text: '\r' };
    for (let times = 0; times <= repeats; times += 1) {
      const autoRepeat = times > 0;
      await this.#line.send('Input.dispatchKeyEvent', { ...event, type: 'keyDown', autoRepeat });
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    await this.#line.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' });
  }

  /** Makes the page believe in this colour scheme and, where told, this width and height in CSS pixels. */
  async pretend(scheme: 'light' | 'dark', size?: { width: number; height: number }): Promise<void> {
    const features = [{ name: 'prefers-color-scheme', value: scheme }];
    await this.#line.send('Emulation.setEmulatedMedia', { features });
    if (!size) return;
    const metrics = { ...size, deviceScaleFactor: 1, mobile: false };
    await this.#line.send('Emulation.setDeviceMetricsOverride', metrics);
  }

  async picture(path: string): Promise<void> {
    const { data } = await this.#line.send<{ data: string }>('Page.captureScreenshot');
    await writeFile(path, Buffer.from(data, 'base64'));
  }

  reload(): Promise<unknown> {
    return this.#line.send('Page.reload');
  }

  /** Closes the panel or popup. */
  async close(): Promise<void> {
    // The page goes before it can answer.
    await this.evaluate('setTimeout(() => close())');
    // Else the next to be opened may be taken for this one, which is still there for a moment.
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
