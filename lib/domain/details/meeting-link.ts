import type { Booking } from '../booking.ts';
import { type SafeLink, safeLink } from '../safe-text.ts';

/** How a meeting is joined. */
interface MeetingAccess {
  /** `null` where no text of the booking has a link to the meeting. */
  link: SafeLink | null;
  /** What the meeting asks for as it is joined, as written. */
  passcode: string | null;
}

/** How to join: by OnceHub's join link, else by a link in the texts about the place. */
export function meetingAccess({
  joinText,
  location,
}: Pick<Booking, 'joinText' | 'location'>): MeetingAccess {
  const texts = [joinText ?? '', location ?? ''];
  const link = safeLink(joinText) ?? first(texts, linkInText);
  return { link, passcode: link && first(texts, (text) => passcodeIn(text, link)) };
}

function first<T>(texts: readonly string[], find: (text: string) => T | null): T | null {
  for (const text of texts) {
    const found = find(text);
    if (found !== null) return found;
  }
  return null;
}

/**
 * Hosts and paths of meetings at the services in wide use, from their own invitations (2026). Their
 * other pages, such as prices, help, options and dial-in numbers, are none to join by.
 */
const MEETINGS = [
  /(?:zoom\.us|zoom\.com(?:\.cn)?|zoomgov\.com)\/(?:(?:j|w|s|wc|wc\/join)\/\d|my\/[^/]+\/?$)/,
  /meet\.google\.com\/(?:(?:_meet\/)?\w{3}-\w{4}-\w{3}\/?$|lookup\/.)/,
  /teams\.(?:live\.com|microsoft\.(?:com|us))\/(?:l\/meetup-join\/.|meet\/\d)/,
  /(?<=\.)(?<!^(?:www|help|signin)\.)webex\.com\/(?:(?:meet|join|m)\/[^/]+\/?$|.*\/?j\.php$)/,
  /(?<=\.)webex\.com\/(?:webappng|wbxmjs)\/.*\/meeting\/(?:info|download)\/./,
  /(?:goto\.com|gotomeeting\.com|gotowebinar\.com)\/(?:(?:join|meeting)\/)?\d{6}/,
  /(?<=\.)(?<!^www\.)ringcentral\.com\/(?:join|j|w)\/[^/]+\/?$/,
  /meet(?:ing)?\.zoho\.(?:com|eu|in|jp|ca|sa|com\.au)\/(?:\w{3,4}-\w{3,4}-\w{3,4}\/?$|(?:meeting\/)?join\/.)/,
];
/** Hosts at which a name is a room, and a page of theirs another name. */
const ROOMS = [
  /(?<!^(?:api|blog|community|docs|help|status|support)\.)whereby\.com\/[^/]+\/?$/,
  /(?:gotomeet\.me|meet\.goto\.com|(?:meet|alpha|beta)\.jit\.si)\/[^/]+\/?$/,
  /8x8\.vc\/[^/]+(?:\/[^/]+)?\/?$/,
];
/**
 * Where the launcher of Teams leads; it opens chats and teams, too. It stands in the address of
 * whoever joined in a browser.
 */
const LAUNCHER =
  /^(?:\w+\.)?teams\.(?:live\.com|microsoft\.(?:com|us))\/dl\/launcher\/[\w.]+\?(?:[^#]*&)?url=%2F_%23%2F(?:l%2Fmeetup-join%2F.|meet%2F\d)/i;
const anyOf = (places: readonly RegExp[]) =>
  new RegExp(`^(?:[^/]+\\.)?(?:${places.map(({ source }) => source).join('|')})`, 'i');
const MEETING = anyOf(MEETINGS);
const ROOM = anyOf(ROOMS);
/** What a page of a website is called, and no room, also below a language. */
const PAGE =
  '^(?:/[a-z]{2}(?:-[a-z]{2})?)?/(?:about(?:-us)?|accounts?|agenda|blog|careers?|' +
  'contact(?:-us|-sales)?|cookies|datenschutz|docs|downloads?|faq|features|help|impressum|' +
  'imprint|install|jobs|kontakt|legal|log-?in|log-?out|news|plans|preise|press|prices|pricing|' +
  'privacy(?:-policy)?|register|settings|sign-?in|sign-?out|sign-?up|speakers|terms(?:-of-\\w+)?|' +
  'tickets|trial';
/** A company may have a room of these names, but not the company whose rooms they are. */
const OF_SERVICE =
  '|apps?|business|customers|education|embedded|enterprise|information|integrations|meetings|new|' +
  'org|partners|products?|security|solutions|status|support|users?';
const END = ')(?:[/.]|$)';
const IS_PAGE = new RegExp(PAGE + END, 'i');
const IS_PAGE_OF_SERVICE = new RegExp(PAGE + OF_SERVICE + END, 'i');

/** A host of a company's own that is there for meetings; films and jobs are at "video", "join". */
const FOR_MEETINGS = /^(?:meet(?:ings?)?|jitsi|conference|calls?)\./i;
/** Hosts of services: what is not known as a meeting there is none. HubSpot's are for booking. */
const SERVICES = new RegExp(
  '(?:^|\\.)(?:zoom(?:gov)?\\.(?:\\w+|com\\.cn)|google\\.com|microsoft\\.\\w+|live\\.com|' +
    'webex\\.com|goto\\w*\\.\\w+|ringcentral\\.com|zoho\\.[a-z.]+|whereby\\.com|jit\\.si|8x8\\.vc|' +
    'hubspot\\.com|oncehub\\.com)$',
  'i',
);
/** What a link says by which one acts as the customer. */
const ACTS = /cancel|reschedul/i;

/** Where a link ends: at a space, and at what texts and markup put around one. */
const BREAKS = /[\s<>()[\]"“”«»、。，；：（）]+/u;
// Matched from its first sign alone: tried from each, thousands of them would take minutes.
const TRAILING = /(?<![.,;:!?'’])[.,;:!?'’]+$/u;
/** A link, also right after other words, such as "Zoom:https://…", but not inside another link. */
const WITH_SCHEME = /^[^/?#@\\]*?(https?:\/\/.*)$/i;

/**
 * The link by which a meeting in this text is joined; `null` where there is none that `safeLink`
 * accepts. A meeting of a known service is, also without `https:` and beside other links. Else it
 * is the only link of the text, if its host is there for meetings: a map, a website or a link to
 * cancel is none.
 */
export function linkInText(text: string): SafeLink | null {
  const words = text.split(BREAKS).map((word) => word.replace(TRAILING, ''));
  const given = words.flatMap((word) => WITH_SCHEME.exec(word)?.[1] ?? []);
  for (const word of words) {
    const [, link = word] = WITH_SCHEME.exec(word) ?? [];
    const safe = safeLink(`https://${link.replace(/^https?:\/\//i, '')}`);
    if (safe && isKnown(safe)) return safe;
  }
  const only = given.length === 1 ? safeLink(given[0] ?? null) : null;
  return only && isForMeetings(only) ? only : null;
}

const pathOf = ({ href }: SafeLink) => new URL(href).pathname;

function isKnown(link: SafeLink): boolean {
  const path = pathOf(link);
  const place = link.host + path;
  if (LAUNCHER.test(place + new URL(link.href).search)) return true;
  return MEETING.test(place) || (ROOM.test(place) && !IS_PAGE_OF_SERVICE.test(path));
}

const isForMeetings = (link: SafeLink): boolean =>
  FOR_MEETINGS.test(link.host) &&
  !SERVICES.test(link.host) &&
  pathOf(link) !== '/' &&
  !IS_PAGE.test(pathOf(link)) &&
  !ACTS.test(link.href);

/** What invitations call a passcode, in the languages of the services. */
const LABELS = [
  'pass(?:code|word|wort|ord)|kenn(?:code|wort)|zugangscode|wachtwoord|lösenord|contraseña',
  'access code|code secret|mot de passe|code d.accès|codice (?:di |d.)accesso|hasło',
  'код доступа|пароль|パス(?:コード|ワード)|密[码碼]|암호',
  // Short ones stand for themselves: a name or a place may hold one.
  '(?<![\\p{L}\\p{N}])(?:pin|pwd?|(?:código|senha)(?: de acceso| de acesso)?|clave)',
].join('|');
/** A label, what parts it from the passcode, the passcode, and further groups of digits. */
const PASSCODE = new RegExp(
  `(?<![?&])(?:${LABELS})(\\s*#?[:：=]\\s*|(?: is)? +)(\\S+)((?: \\d+)*)(#?)`,
  'giu',
);
/** What stands before the passcode of something else, or of none. */
const OF_ANOTHER =
  /(?:door|gate|entry|building|garage|tür|wi-?fi|wlan|phone|host|no|kein)[\s:–-]*$/iu;
/** What texts put behind a passcode, matched from its first sign alone as well. */
const TRAILING_CODE = /(?<![.,;:)\]'"’»、。，；）])[.,;:)\]'"’»、。，；）]+$/u;
/** A longer one is no passcode, in characters. */
const MAX_PASSCODE_CHARS = 40;

/**
 * The passcode of a meeting in this text: of several the first after the link, if it has one.
 * `null` for none, and for one that is typed on a telephone.
 */
export function passcodeIn(text: string, link: SafeLink | null = null): string | null {
  const whole = text.normalize('NFC');
  const at =
    link === null ? -1 : whole.toLowerCase().indexOf((link.host + pathOf(link)).toLowerCase());
  const parts = at < 0 ? [whole] : [whole.slice(at), whole.slice(0, at)];
  return first(parts, firstPasscode);
}

function firstPasscode(marked: string): string | null {
  const text = marked.replace(/<[^<>]*>/g, '');
  for (const match of text.matchAll(PASSCODE)) {
    const [all, between = '', word = '', digits = '', sign] = match;
    if (OF_ANOTHER.test(text.slice(0, match.index).slice(-16))) continue;
    const plain = word.replace(TRAILING_CODE, '');
    const isNumber = /^\d+$/.test(word);
    const code = isNumber ? word + digits : plain;
    if (code === '' || code.endsWith('#') || (isNumber && sign === '#')) continue;
    // A word that others follow is a sentence about the passcode.
    const isAlone =
      word !== plain || /^\s*(?:$|\n|[(|/])/.test(text.slice(match.index + all.length));
    const isCode = /\d/.test(code) || (/[:：=]/.test(between) && isAlone);
    if (isCode && code.length <= MAX_PASSCODE_CHARS) return code;
  }
  return null;
}
