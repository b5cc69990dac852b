import type { Person } from './people.ts';

const initials = (name: string): string =>
  name
    .split(' ')
    .map((word) => word[0] ?? '')
    .slice(0, 2)
    .join('');

const hue = (text: string): number =>
  [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);

/** A person's round avatar with initials, as the URL of an image. */
export const avatarOf = (person: Person): string => {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="20" r="20" fill="hsl(${hue(person.name)} 34% 44%)"/>` +
    `<text x="20" y="20.5" fill="#fff" font-family="system-ui,sans-serif" font-size="15" font-weight="600" text-anchor="middle" dominant-baseline="central">${initials(person.name)}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
};
