import { permissionsOf, isOwnOnly, roleNames, type Role } from '@anlan/contracts/access';
import { Caller, type Tenant } from './api.kit';

/** A tenant and a client for each role it knows. */
export class Cast {
  private constructor(
    readonly tenant: Tenant,
    readonly kind: 'city' | 'district',
    readonly as: Readonly<Partial<Record<Role, Caller>>>,
  ) {}

  /** With a division, all of them hold their roles there only, its administrator too. */
  static async of(tenant: Tenant, kind: 'city' | 'district', divisionCode?: string): Promise<Cast> {
    const as: Partial<Record<Role, Caller>> = {};
    for (const role of roleNames(kind)) as[role] = await roleClient(tenant, role, divisionCode);
    const admin = as[`${kind}-admin`] as Caller;
    return new Cast(divisionCode ? { ...tenant, admin } : tenant, kind, as);
  }

  /** Who may, the administrator first; those who see only what is their own come last. */
  holders(permission: string): Caller[] {
    const { admin } = this.tenant;
    if (['signed-in', 'public'].includes(permission)) return [admin];
    const roles = roleNames(this.kind).filter((r) => permissionsOf(r).includes(permission as never)).sort((a, b) => Number(isOwnOnly(a)) - Number(isOwnOnly(b)));
    const first = roles.includes(`${this.kind}-admin`) ? [admin] : [];
    return [...first, ...roles.filter((r) => r !== `${this.kind}-admin`).map((r) => this.as[r] as Caller)];
  }
}

/** A client with one role, in a subtree or everywhere. */
export async function roleClient(tenant: Tenant, role: Role, divisionCode?: string): Promise<Caller> {
  const made = await tenant.admin.made<{ clientId: string; clientSecret: string }>('/api/tenancy/v1/clients', { name: `${tenant.canary.text} ${role}`, roles: [role], divisionCode });
  return Caller.client(tenant.admin.origin, tenant.issuer, made);
}
