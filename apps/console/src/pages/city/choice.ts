import type { catalogueDivision, MeDto, TenantListItem } from '@anlan/contracts/tenancy';
import type { z } from 'zod';
import { opens } from './words';

export type CatalogueDivision = z.infer<typeof catalogueDivision> & { readonly path?: readonly string[] };
type Opener = Pick<MeDto['tenant'], 'kind' | 'divisionCode'>;

/** Why a division cannot be opened from here; undefined: it can. */
export type Hindrance = 'level' | 'foreign' | 'open';

const placeOf = (code: string, digits: number): string => code.slice(0, digits);

/** What the server would say of the choice, said before: it is the server that decides. */
export function hindranceOf(division: Pick<CatalogueDivision, 'code' | 'level'>, opener: Opener, tenants: readonly Pick<TenantListItem, 'slug'>[]): Hindrance | undefined {
  const wanted = opens(opener.kind) === 'city' ? 'city' : 'county';
  if (division.level !== wanted) return 'level';
  if (opener.kind === 'city' && placeOf(division.code, 4) !== placeOf(opener.divisionCode ?? '', 4)) return 'foreign';
  return tenants.some((t) => t.slug === placeOf(division.code, 6)) ? 'open' : undefined;
}
