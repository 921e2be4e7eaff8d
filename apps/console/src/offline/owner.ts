import type { MeDto } from '@anlan/contracts/tenancy';

let owner: string | undefined;

/** Tenant and person: what is kept on a phone is kept for one of them. */
export const ownerOf = ({ tenant, subject }: Pick<MeDto, 'tenant' | 'subject'>): string => `${tenant.slug} ${subject}`;
export const setOwner = (next: string | undefined): void => void (owner = next);
/** Whose things are kept now, and given back. */
export const currentOwner = (): string | undefined => owner;

const forgetting = new Set<() => void>();

/** Told when what is in memory of whom was at work is not to be given back any more. What listens need not be loaded with the first page. */
export const onForgotten = (listener: () => void): void => void forgetting.add(listener);

export const forgetMemory = (): void => forgetting.forEach((listener) => listener());
