import { permissionScopes, type Permission } from '@anlan/contracts/access';
import type { MeDto } from '@anlan/contracts/tenancy';
import { parseDivisionCode } from '@anlan/domain';
import { scopeFor, type TenantContext } from '@anlan/platform/context';

type HeldPermission = MeDto['permissions'][number];

const once = (values: readonly string[]): string[] => [...new Set(values)].sort();

/** A scope is written as the significant digits; clients know divisions by their whole code. */
export const codeOf = (prefix: string): string => parseDivisionCode(prefix).code;

/** Every permission the caller holds, as the reach engine sees it; what is every member's to know reaches everywhere. */
export function heldPermissions(ctx: TenantContext): HeldPermission[] {
  return [...ctx.permissions].sort().map((permission: Permission) => {
    const { all, areas, owners } = scopeFor(ctx, permission);
    if (all || permissionScopes[permission] === 'open') return { permission, everywhere: true, divisions: [], units: [], own: owners.length > 0 };
    return {
      permission,
      everywhere: false,
      divisions: once(areas.flatMap((a) => (a.prefix === null ? [] : [codeOf(a.prefix)]))),
      units: once(areas.flatMap((a) => a.units ?? [])),
      own: owners.length > 0,
    };
  });
}
