import { front, intercom, zendesk } from './desks.ts';
import { outlook } from './outlook.ts';
import { documentOf, indexOf, type ProductPages } from './page.ts';
import { linkedin, pipedrive, zoho } from './sales.ts';
import { salesforce } from './salesforce.ts';

/** The demo pages of the products that Bookside reads only after their hosts were granted. */
export const PRODUCTS: readonly ProductPages[] = [
  outlook,
  salesforce,
  zendesk,
  pipedrive,
  zoho,
  front,
  intercom,
  linkedin,
];

/** The document at a URL of one of these products; `null` for an unknown page. */
export const productAt = ({ hostname, pathname }: URL): string | null => {
  const product = PRODUCTS.find(({ host }) => host === hostname);
  if (!product) return null;
  if (pathname === '/') return indexOf(product);
  const page = product.pages.find(({ path }) => path === pathname);
  return page ? documentOf(product, page) : null;
};
