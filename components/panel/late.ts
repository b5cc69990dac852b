import type { ComponentType } from 'preact';
import { later } from '../ui/deferred.tsx';
import type * as Parts from './deferred-parts.ts';

const bring = (): Promise<typeof Parts> => import('./deferred-parts.ts');

function part<Name extends keyof typeof Parts>(name: Name): (typeof Parts)[Name] {
  const load = async () => (await bring())[name] as ComponentType<object>;
  // What takes its place until then takes the same properties.
  return later(load) as unknown as (typeof Parts)[Name];
}

// Each of these is nothing until the file behind them has come.
export const AskedBanner = part('AskedBanner');
export const BookingDetails = part('BookingDetails');
export const BookingFields = part('BookingFields');
export const Colleagues = part('Colleagues');
export const CompanyLine = part('CompanyLine');
export const Coverage = part('Coverage');
export const CustomerMenu = part('CustomerMenu');
export const Finder = part('Finder');
export const GroupHeader = part('GroupHeader');
export const KeyNotice = part('KeyNotice');
export const NoShowNotice = part('NoShowNotice');
export const NobodyShown = part('NobodyShown');
export const Outcomes = part('Outcomes');
export const PageFacts = part('PageFacts');
export const PeopleSwitch = part('PeopleSwitch');
export const Reach = part('Reach');
export const Underway = part('Underway');
