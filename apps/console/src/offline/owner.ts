import type { MeDto } from '@anlan/contracts/tenancy';

let owner: string | undefined;

/** Tenant and person: what is kept on a phone is kept for one of them. */
export const ownerOf = ({ tenant, subject }: Pick<MeDto, 'tenant' | 'subject'>): string => `${tenant.slug} ${subject}`;
export const setOwner = (next: string | undefined): void => void (owner = next);
/** Whose things are kept now, and given back. */
export const currentOwner = (): string | undefined => owner;
