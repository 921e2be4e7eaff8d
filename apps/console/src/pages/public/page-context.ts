import type { PublicPageDto } from '@anlan/contracts/tenancy';
import { createContext, useContext } from 'react';

export const PublicPageContext = createContext<PublicPageDto | undefined>(undefined);

/** The public page that is open. @throws outside of one */
export function usePublicPage(): PublicPageDto {
  const page = useContext(PublicPageContext);
  if (!page) throw new Error('no public page is open here');
  return page;
}

/** `tel:` takes digits and a plus; a person reads dashes and blanks too. */
export const telephone = (hotline: string): string => `tel:${hotline.replace(/[^\d+]/g, '')}`;
