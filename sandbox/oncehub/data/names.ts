/**
 * First names of invented customers. Their number and the number of last names have no common
 * divisor, so that iterating over both lists in parallel gives every pair.
 */
export const FIRST_NAMES =
  'Amara Bruno Chloe Daniel Esther Felix Gloria Hugo Imani Jasper Keiko Lars Marisol Nikhil Olena Paulo Quinn Rosa Stefan Talia Umar Vera Wesley Ximena Yusuf Zara Anton Beatriz Cedric Dalia Emeka Freya Gareth Helene Ivan Josefina Khalid Lucia Mateo Noor Oscar Petra Rafael Selin Tariq Ulrike Viktor Wanda'.split(
    ' ',
  );

/** Last names of invented customers. */
export const LAST_NAMES =
  'Abbott Bergström Castillo Dubois Eriksen Ferrari Grant Hoffmann Ibrahim Jansen Kowalski Lopez Maeda Novak Oyelaran Petersen Quintero Rossi Sato Tremblay Usman Vargas Walsh Xu Yilmaz Zimmer Adeyemi Bianchi Carvalho Delgado Engel Fontaine Gupta Horvat Iversen Jovanovic Kaplan Lindholm Murphy Nakamura Olsen Park Rahman Schmidt Tanaka Ueda Virtanen'.split(
    ' ',
  );

/** An invented company with its domain. */
export interface Company {
  name: string;
  domain: string;
}

const NAMES =
  'Aldergrove Logistics,Blue Kiln Pottery,Copperleaf Dental,Driftwood Hotels,Eastgate Plumbing,Foxglove Catering,Granite Peak Outdoors,Hazelwood Accounting,Ironbridge Fabrication,Juniper Health,Kestrel Aviation,Lanternworks,Maplebrook Schools,Nightingale Care,Orchard Street Legal,Pinecrest Realty,Quayside Shipping,Redwater Brewing,Silverbirch Media,Thistledown Textiles,Umbra Lighting,Violet Hour Events,Willowmere Estates'.split(
    ',',
  );

/** The invented companies. */
export const COMPANIES: readonly Company[] = NAMES.map((name) => ({
  name,
  domain: `${name.split(' ').slice(0, 2).join('').toLowerCase()}.example.com`,
}));

/**
 * Cities of customers, with their time zone and the UTC hour at which the working day begins there.
 */
export const HOMES: readonly { zone: string; hour: number; city: string; country: string }[] = [
  { zone: 'America/New_York', hour: 14, city: 'Boston', country: 'United States' },
  { zone: 'America/Chicago', hour: 14, city: 'Madison', country: 'United States' },
  { zone: 'America/Los_Angeles', hour: 16, city: 'Portland', country: 'United States' },
  { zone: 'America/Toronto', hour: 14, city: 'Toronto', country: 'Canada' },
  { zone: 'Europe/London', hour: 9, city: 'Leeds', country: 'United Kingdom' },
  { zone: 'Europe/Berlin', hour: 8, city: 'Leipzig', country: 'Germany' },
  { zone: 'Europe/Madrid', hour: 8, city: 'Valencia', country: 'Spain' },
  { zone: 'Asia/Singapore', hour: 1, city: 'Singapore', country: 'Singapore' },
  { zone: 'Australia/Sydney', hour: 0, city: 'Newcastle', country: 'Australia' },
];

/** Notes in booking forms. */
export const NOTES = [
  'Looking forward to it.',
  'We would like to see the reports in detail.',
  'Our contract with another vendor ends next month.',
  'Please include somebody who knows the integrations.',
  'Can we keep this to half an hour?',
  'I will bring a colleague from operations.',
  'We had trouble importing our customer list.',
  'Mostly interested in what changes with the larger plan.',
];

/** Reasons for cancellations. */
export const REASONS = [
  'Something urgent came up.',
  'I am travelling that day.',
  'We decided to wait until next quarter.',
  'Double booked, sorry.',
  'My colleague cannot make it.',
];

/** UTM parameters of bookings. */
export const SOURCES: readonly [source: string, medium: string, campaign: string | null][] = [
  ['google', 'cpc', 'brand'],
  ['newsletter', 'email', 'monthly'],
  ['linkedin', 'social', null],
  ['partner', 'referral', 'directory'],
  ['webinar', 'event', 'getting-started'],
];

/** Custom questions of booking forms with their possible answers. */
export const QUESTIONS: readonly [question: string, answers: readonly string[]][] = [
  ['Team size', ['1-10', '11-50', '51-200', 'More than 200']],
  ['How did you hear about us?', ['A colleague', 'Search', 'A conference', 'A newsletter']],
  ['Current tool', ['None', 'A shared calendar', 'A spreadsheet', 'Something home-made']],
  ['Main goal', ['Fewer missed meetings', 'Faster hand-over', 'Better overview']],
];
