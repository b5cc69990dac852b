const STATUSES = [301, 302, 303, 307, 308] as const;

const TARGETS = [
  // Another host, one of a similar name, and one that is otherwise known here.
  { location: 'https://elsewhere.example.com/v2/test', elsewhere: true },
  { location: 'https://api.oncehub.com.example.net/v2/test', elsewhere: true },
  { location: 'https://app.hubspot.com/v2/test', elsewhere: true },
  // The same host without TLS, and on another port.
  { location: 'http://api.oncehub.com/v2/test', elsewhere: true },
  { location: 'https://api.oncehub.com:8443/v2/test', elsewhere: true },
  // The very host: no policy forbids it, only the refusal to follow.
  { location: 'https://api.oncehub.com/v2/elsewhere', elsewhere: false },
  { location: '/v2/elsewhere', elsewhere: false },
] as const;

/** Every way an answer can send a request on, with whether it leads away from OnceHub's API. */
export const REDIRECTS = STATUSES.flatMap((status) =>
  TARGETS.map((target) => ({ status, ...target })),
);

/** Each status and each target once, for where a request takes its time: reads are tried three times, within a budget. */
export const FEW_REDIRECTS = TARGETS.map((target, at) => ({
  status: STATUSES[at % STATUSES.length] ?? 302,
  ...target,
}));

/** What a careless library would do in our origin: ask with a key, and follow. */
export const FOLLOWED = `fetch('https://api.oncehub.com/v2/fence', {
  headers: { 'API-Key': 'marker' },
}).then((answer) => 'answered ' + answer.status, () => 'refused')`;
