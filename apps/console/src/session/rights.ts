import type { Permission } from '@anlan/contracts/access';
import type { MeDto } from '@anlan/contracts/tenancy';
import { createContext, useContext } from 'react';

/** What the caller may do, to draw menus and buttons by. The server decides each call anew. */
export class Rights {
  private readonly held: ReadonlyMap<string, MeDto['permissions'][number]>;

  constructor(readonly me: MeDto) {
    this.held = new Map(me.permissions.map((p) => [p.permission, p]));
  }

  /** holds it, somewhere at least */
  may(permission: Permission): boolean {
    return this.held.has(permission);
  }

  /** Divisions in which, and below which, it is held; undefined: everywhere. */
  divisionsOf(permission: Permission): readonly string[] | undefined {
    const held = this.held.get(permission);
    return held?.everywhere ? undefined : (held?.divisions ?? []);
  }

  /** holds it for what is his own alone: an enterprise's account */
  isOwnAlone(permission: Permission): boolean {
    const held = this.held.get(permission);
    return !!held?.own && !held.everywhere && held.divisions.length === 0 && held.units.length === 0;
  }

  /** holds it in the whole tenant */
  mayEverywhere(permission: Permission): boolean {
    return this.held.get(permission)?.everywhere ?? false;
  }
}

export const RightsContext = createContext<Rights | undefined>(undefined);

/** The caller's rights. @throws outside of a tenant's pages */
export function useRights(): Rights {
  const rights = useContext(RightsContext);
  if (!rights) throw new Error('no tenant is open here');
  return rights;
}

/** `/440310/hazards` for `hazards`, in the tenant that is open. */
export function useTenantPath(): (path: string) => string {
  const { slug } = useRights().me.tenant;
  return (path) => (path ? `/${slug}/${path}` : `/${slug}`);
}
