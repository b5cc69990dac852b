const STATUSES = [301, 302, 303, 307, 308] as const;

const TARGETS = [
  // Another host, one with a similar name, and one that the extension knows otherwise.
  { location: 'https://elsewhere.example.com/v2/test', elsewhere: true },
  { location: 'https://api.oncehub.com.example.net/v2/test', elsewhere: true },
  { location: 'https://app.hubspot.com/v2/test', elsewhere: true },
  // The same host without TLS, and on another port.
  { location: 'http://api.oncehub.com/v2/test', elsewhere: true },
  { location: 'https://api.oncehub.com:8443/v2/test', elsewhere: true },
  // The same host: the content security policy allows it, only the refusal to follow redirects
  // stops it.
  { location: 'https://api.oncehub.com/v2/elsewhere', elsewhere: false },
  { location: '/v2/elsewhere', elsewhere: false },
] as const;

/** Every kind of redirect, and whether it leads away from OnceHub's API. */
export const REDIRECTS = STATUSES.flatMap((status) =>
  TARGETS.map((target) => ({ status, ...target })),
);

/**
 * Each status and each target once, for slow tests: reads are retried up to three times, within a
 * rate limit.
 */
export const FEW_REDIRECTS = TARGETS.map((target, at) => ({
  status: STATUSES[at % STATUSES.length] ?? 302,
  ...target,
}));

/**
 * What a careless library would do in the extension's origin: send a request with the key, and
 * follow redirects.
 */
export const FOLLOWED = `fetch('https://api.oncehub.com/v2/fence', {
  headers: { 'API-Key': 'marker' },
}).then((answer) => 'answered ' + answer.status, () => 'refused')`;
