import { contactKey } from '../../lib/address/customer-key.ts';
import { numberKey } from '../../lib/address/phone.ts';

/*
 * A crowd of invented customers, with their bookings as OnceHub would send them, in every spelling
 * that names, numbers, addresses, zones and times come in. Whose each booking is, is known.
 */

/** One customer of the crowd. */
export interface Somebody {
  /** What names them in Bookside. */
  key: string;
  name: string;
  /** Their telephone number in some spellings; empty for none. */
  numbers: string[];
  address: string | null;
  /** Text that is in the subject of each of their bookings, and of nobody else's. */
  mark: string;
  /** Their bookings, as OnceHub sends them. */
  bookings: { id: string; raw: object; status: string; starts: number }[];
  /** How many generated values they and their bookings have. */
  values: number;
}

const NAMES: readonly (readonly [first: string[], last: string[]])[] = [
  [
    ['Łukasz', 'Siobhán', 'Søren', 'Jörg', 'Zoë', 'Ærlend', 'Nuno', 'Þóra', 'José', 'Mary-Ann'],
    ['Wójcik', 'O’Brien', 'Ørsted', 'Strauß', 'D’Angelo', 'Nuñez', 'Müller', 'Šimić', 'Lê', 'Ek'],
  ],
  [
    ['Олексій', 'Анна', 'Йосип', 'Мар’яна', 'Семён', 'Ђорђе', 'Ирина', 'Лев', 'Ўктам', 'Жанна'],
    ['Ґалаґан', 'Щербак', 'Королёв', 'Петровић', 'Їжак', 'Цой', 'Эйхе', 'Юрченко', 'Ким', 'Ли'],
  ],
  [
    ['Ὀδυσσεύς', 'Ελένη', 'Γιώργος', 'Άννα', 'Θάλεια', 'Νίκος', 'Ίρις', 'Ώρα', 'Λία', 'Ζωή'],
    ['Παπαδόπουλος', 'Αλεξίου', 'Κόκκινος', 'Δήμας', 'Ράλλης', 'Μελάς', 'Ξένος', 'Σοφός'],
  ],
  [
    ['أحمد', 'فاطمة', 'يوسف', 'مُحَمَّد', 'ليلى', 'إبراهيم', 'آمنة', 'نور', 'سلمى', 'عمر'],
    ['الخطيب', 'حدّاد', 'النجّار', 'فاروق', 'العلي', 'منصور', 'كرم', 'شاهين', 'زين', 'بكر'],
  ],
  [
    ['יעקב', 'מרים', 'אהרן', 'שָׂרָה', 'דוד', 'יוסף', 'חנה', 'לאה', 'נועם', 'טל'],
    ['כהן', 'לוי', 'מזרחי', 'בן־דוד', 'פרץ', 'אזולאי', 'גולן', 'שץ', 'רוזן', 'צור'],
  ],
  [
    ['王', '李', '佐藤', '김', '陳', 'ﾔﾏﾀﾞ', '鈴木', '박', '林', 'たなか'],
    ['小明', '花子', '民준', '太郎', '志강', 'さくら', '一', '유진', '偉', 'ケンジ'],
  ],
  [
    ['आरव', 'दीपिका', 'ज़ारा', 'रवि', 'ऋचा', 'करण', 'मीरा', 'निखिल', 'ओम', 'शीला'],
    ['शर्मा', 'फ़ारूक़ी', 'गुप्ता', 'सिंह', 'राव', 'मेहता', 'जोशी', 'दास', 'कौर', 'नायर'],
  ],
];

/** A country's calling code, the digits before a subscriber's number, and how long that is. */
const COUNTRIES = [
  { code: '1', area: '202', length: 7 },
  { code: '44', area: '20', length: 8 },
  { code: '49', area: '30', length: 7 },
  { code: '33', area: '1', length: 8 },
  { code: '971', area: '4', length: 7 },
] as const;

const ZONES = ['Europe/Berlin', 'america/new_york', 'GMT+2', 'Eastern Standard Time', '', 'Mars/X'];
const STATUSES = ['scheduled', 'rescheduled', 'completed', 'no_show', 'canceled', 'requested'];
const HOST = 'host@bookside.example';

/** A crowd of `size` people around an instant (UTC ms); `random` answers numbers in [0, 1). */
export function crowd(size: number, around: number, random: () => number): Somebody[] {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  return Array.from({ length: size }, (_, n) => {
    const [first, last] = pick(NAMES);
    const name = `${pick(first)} ${pick(last)}`;
    const kind = pick(['address', 'address', 'address', 'contact', 'number', 'name'] as const);
    const numbers = kind === 'name' || random() < 0.2 ? [] : spellings(n, pick(COUNTRIES));
    const hasNumber = numbers.length > 0;
    const isNamed = kind === 'name' || (kind === 'number' && !hasNumber);
    const address =
      kind === 'address' ? `somebody.${n}@${pick(['example.com', 'mail.example'])}` : null;
    const contact =
      kind === 'contact' || (kind === 'address' && random() < 0.5) ? `CTC-${n}` : null;
    const mark = `no. ${n}.`;
    const count = isNamed ? 1 : 1 + Math.floor(random() * 4);
    const bookings = Array.from({ length: count }, (_one, at) => {
      const id = `BKNG-${n}-${at}`;
      const starts = around + Math.round((random() - 0.6) * 90) * 86_400_000;
      const status = pick(STATUSES);
      const written =
        address && pick([address, address.toUpperCase(), ` ${address}`, `<${address}>`]);
      const raw = {
        id,
        status,
        subject: `Talk ${mark}`,
        starting_time: pick([
          new Date(starts).toISOString(),
          new Date(starts).toISOString().slice(0, 19),
          starts,
          starts / 1000,
          String(starts / 1000),
        ]),
        duration_minutes: pick([30, '45', 60]),
        customer_timezone: pick(ZONES),
        last_updated_time: new Date(around - at * 1000).toISOString(),
        attendees: [HOST, ...(written ? [written] : [])],
        contact,
        form_submission: {
          name,
          email: written ?? pick(['', null]),
          mobile_phone: pick([...numbers, null]),
        },
      };
      return { id, raw, status, starts };
    });
    // Who is known by a number alone gives it each time.
    if (kind === 'number' && hasNumber)
      for (const { raw } of bookings) raw.form_submission.mobile_phone = pick(numbers);
    const unaddressed = contact ? contactKey(contact) : (numberKey(numbers[0] ?? null) ?? '');
    const key = address ?? (isNamed ? `booking:${bookings[0]?.id}` : unaddressed);
    return { key, name, numbers, address, mark, bookings, values: 3 + bookings.length * 9 };
  });
}

/** The nth number of a country, in the ways people write it. */
function spellings(n: number, { code, area, length }: (typeof COUNTRIES)[number]): string[] {
  const own = String(2_000_000 + n * 7)
    .padStart(length, '5')
    .slice(-length);
  const national = `${area}${own}`;
  // Without a calling code it would be another's, in another country.
  return [
    `+${code}${national}`,
    `+${code} ${area} ${own.slice(0, 3)} ${own.slice(3)}`,
    `00${code} ${area} ${own}`,
  ];
}
