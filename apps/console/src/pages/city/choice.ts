import type { catalogueDivision, MeDto } from '@anlan/contracts/tenancy';
import type { z } from 'zod';
import { opens } from './words';

export type CatalogueDivision = z.infer<typeof catalogueDivision>;
type Opener = Pick<MeDto['tenant'], 'kind' | 'divisionCode'>;

/** Why a division cannot be opened from here; undefined: it can. */
export type Hindrance = 'level' | 'foreign' | 'open';

/** 4403 of 440300000000: what a city's own districts begin with. */
const cityOf = (code: string): string => code.slice(0, 4);

/** What the server would say of the choice, said before: it is the server that decides. */
export function hindranceOf(division: Pick<CatalogueDivision, 'code' | 'level' | 'opened'>, opener: Opener): Hindrance | undefined {
  const wanted = opens(opener.kind) === 'city' ? 'city' : 'county';
  if (division.level !== wanted) return 'level';
  if (opener.kind === 'city' && cityOf(division.code) !== cityOf(opener.divisionCode ?? '')) return 'foreign';
  return division.opened ? 'open' : undefined;
}
