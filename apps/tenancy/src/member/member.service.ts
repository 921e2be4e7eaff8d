import { memberErrors as e, memberEvents as events, type CreatedMember, type CreateMemberBody, type MemberDto, type PatchMemberBody, type ResetPasswordBody } from '@anlan/contracts/tenancy';
import { AccessDirectory } from '@anlan/platform/access';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, notFound, ProblemError } from '@anlan/platform/http';
import { Operations } from '@anlan/platform/operations';
import { Injectable } from '@nestjs/common';
import { ADMIN_ROLE, assertAdminRemains } from '../assignment/last-admin';
import { admitBinding, endGrants, insertGrant, type WantedGrant } from '../assignment/assignment.grants';
import type { Binding } from '../assignment/assignment.rules';
import { assertMayHandle, separateRolesOf, type AdminHandling } from '../assignment/separate-admins';
import { asProblem, isRefused } from '../identity/identity.problem';
import { assertVersion, serialize, today } from '../organization/changes';
import { memberReach } from '../organization/organization.reach';
import { oneTimePassword } from '../provisioning/one-time-password';
import { MemberRealm, rolesOf } from './member-realm';
import { placeOf } from './member.place';
import { memberColumns as columns, memberFacts, toMember, type MemberRow } from './member.row';

interface LockedMember extends MemberRow {
  /** of its unit */
  division_code: string | null;
}

/** People: a row here and a user in the tenant's realm, never one without the other for longer than a retry. */
@Injectable()
export class MemberService {
  constructor(
    private readonly tx: TenantTx,
    private readonly realm: MemberRealm,
    private readonly operations: Operations,
    private readonly access: AccessDirectory,
  ) {}

  async create(ctx: TenantContext, body: CreateMemberBody): Promise<CreatedMember> {
    const generated = body.initialPassword === undefined ? oneTimePassword() : undefined;
    const { sealed, ...member } = await this.tx.write(ctx, async (tx) => {
      const member = await this.add(tx, ctx, body, body.initialPassword ?? generated ?? '');
      return { ...member, sealed: this.seal({ initialPassword: generated }) };
    });
    return { ...member, ...this.open(sealed) };
  }

  async patch(ctx: TenantContext, id: string, version: number, body: PatchMemberBody): Promise<MemberDto> {
    return this.tx.write(ctx, async (tx) => {
      const before = await this.lock(tx, ctx, id, 'member.manage', version);
      const unitId = body.unitId === undefined ? before.unit_id : body.unitId;
      // A person who moves to another unit leaves the post behind.
      const postId = body.postId === undefined ? (unitId === before.unit_id ? before.post_id : null) : body.postId;
      const moved = unitId !== before.unit_id || postId !== before.post_id;
      const place = moved ? await placeOf(tx, ctx, unitId, postId) : { unitId, postId, divisionCode: before.division_code };
      memberReach.assertCovers(ctx, 'member.manage', { unit_id: place.unitId, division_code: place.divisionCode });
      const [row] = await tx.rows<MemberRow>(
        `update tenancy.member m set display_name = $3, phone = $4, unit_id = $5, post_id = $6, identity_number = $7, version = version + 1 where m.tenant_id = $1 and m.id = $2 returning ${columns}`,
        [ctx.tenantId, id, body.displayName ?? before.display_name, body.phone === undefined ? before.phone : body.phone, place.unitId, place.postId,
          body.identityNumber === undefined ? before.identity_number : body.identityNumber]);
      if (!row) throw notFound();
      const told = body.displayName === undefined && body.phone === undefined ? row : await this.renameInRealm(tx, ctx, row);
      return this.changed(tx, ctx, told, 'changed', { fields: Object.keys(body) });
    });
  }

  async disable(ctx: TenantContext, id: string, version: number): Promise<MemberDto> {
    const member = await this.tx.write(ctx, async (tx) => {
      const before = await this.lock(tx, ctx, id, 'account.manage', version);
      const handling = await this.assertKeeps(tx, ctx, before);
      if (!before.enabled) throw new ProblemError(e.disabled);
      const wasAdmin = await this.isAdmin(tx, ctx, id);
      const row = await this.setEnabled(tx, ctx, id, false);
      if (wasAdmin) await assertAdminRemains(tx, ctx);
      await this.realm.follow(tx, ctx, row, 'state', 'takes');
      for (const lent of await endGrants(tx, ctx, id, { lentOnly: true })) this.realm.followLater(tx, ctx, lent.member_id);
      return this.changed(tx, ctx, row, 'disabled', { ...handling });
    });
    this.access.forgetTenant(ctx.tenantId);
    return member;
  }

  async enable(ctx: TenantContext, id: string, version: number): Promise<MemberDto> {
    const member = await this.tx.write(ctx, async (tx) => {
      const before = await this.lock(tx, ctx, id, 'account.manage', version);
      const handling = await this.assertKeeps(tx, ctx, before);
      if (before.enabled) throw new ProblemError(e.enabled);
      const row = await this.setEnabled(tx, ctx, id, true);
      await this.realm.follow(tx, ctx, row, 'state', 'gives');
      return this.changed(tx, ctx, row, 'enabled', { ...handling });
    });
    this.access.forgetTenant(ctx.tenantId);
    return member;
  }

  /** A password to be changed at the next sign-in; generated, and given back, where none is given. With `oneTimeCode` the codes begin anew too. */
  async resetPassword(ctx: TenantContext, id: string, { password, oneTimeCode = false }: ResetPasswordBody = {}): Promise<{ oneTimePassword?: string }> {
    const generated = password === undefined ? oneTimePassword() : undefined;
    const { sealed } = await this.tx.write(ctx, async (tx) => {
      const member = await this.lock(tx, ctx, id, 'account.manage');
      const handling = await this.assertKeeps(tx, ctx, member);
      const realm = await this.realm.of(ctx);
      await this.realm.users.resetPassword(realm, member.subject, { value: password ?? generated ?? '', temporary: true, oneTimeCode }).catch((error: unknown) => {
        throw isRefused(error) ? invalidField('body.password', e.password_refused) : asProblem(error);
      });
      tx.audit({ action: 'member.password-reset', target: `members/${id}`, detail: { ...handling, ...(oneTimeCode && { oneTimeCode }) } });
      return { sealed: this.seal({ oneTimePassword: generated }) };
    });
    return this.open(sealed);
  }

  /** A person with a sign-in, and with the roles given, in the caller's transaction. Nothing is made in the realm before all of it may be. */
  async add(tx: Tx, ctx: TenantContext, body: CreateMemberBody, password: string, grants: readonly WantedGrant[] = []): Promise<MemberDto> {
    const { username } = body;
    if (username.startsWith('service-account-')) throw invalidField('body.username', e.username_reserved, { username });
    await serialize(tx, ctx, `member:${username}`);
    const [taken] = await tx.rows('select 1 from tenancy.member where tenant_id = $1 and username = $2', [ctx.tenantId, username]);
    if (taken) throw invalidField('body.username', e.username_taken, { username });
    const place = await placeOf(tx, ctx, body.unitId ?? null, body.postId ?? null);
    memberReach.assertCovers(ctx, 'member.manage', { unit_id: place.unitId, division_code: place.divisionCode });
    const bindings: Binding[] = [];
    for (const wanted of grants) bindings.push(await admitBinding(tx, ctx, wanted, bindings));
    const roles = bindings.map((b) => b.role);
    const subject = await this.newUser(await this.realm.of(ctx), body, password, roles).catch((error: unknown) => {
      throw isRefused(error) ? invalidField('body.initialPassword', e.password_refused) : asProblem(error);
    });
    const [row] = await tx.rows<MemberRow>(
      `insert into tenancy.member as m (tenant_id, id, subject, kind, username, display_name, phone, unit_id, post_id, identity_number) values ($1, $2, $3, 'user', $4, $5, $6, $7, $8, $9) returning ${columns}`,
      [ctx.tenantId, newId(), subject, username, body.displayName, body.phone ?? null, place.unitId, place.postId, body.identityNumber ?? null]);
    if (!row) throw notFound();
    const member = this.changed(tx, ctx, row, 'created', { username });
    for (const binding of bindings) await insertGrant(tx, ctx, row, binding);
    return member;
  }

  /** A user without a row is what a crash between the two left behind: it gets the password of this call. */
  private async newUser(realm: string, { username, displayName, phone }: CreateMemberBody, password: string, roles: string[]): Promise<string> {
    const { users } = this.realm;
    const wanted = { realm, username, displayName, phone, temporaryPassword: password, roles };
    const { id, created } = await users.ensureUser(wanted);
    if (created) return id;
    try {
      await users.resetPassword(realm, id, { value: password, temporary: true });
    } catch (error) {
      if (!isRefused(error)) throw error;
      // Most likely the very password of the first try, which the history forbids: begin anew.
      await users.deleteUser(realm, id);
      return (await users.ensureUser(wanted)).id;
    }
    await users.setUserEnabled(realm, id, true);
    return id;
  }

  /** A user that somebody deleted in the realm is made again, and the row follows to its new subject. */
  private async renameInRealm(tx: Tx, ctx: TenantContext, row: MemberRow): Promise<MemberRow> {
    const user = { realm: await this.realm.of(ctx), username: row.username, displayName: row.display_name, phone: row.phone ?? '', roles: await rolesOf(tx, ctx, row.id) };
    const { id } = await this.realm.users.ensureUser(user).catch((error: unknown) => {
      throw asProblem(error);
    });
    if (id === row.subject) return row;
    tx.queue({ sql: 'update tenancy.member set subject = $3 where tenant_id = $1 and id = $2', params: [ctx.tenantId, row.id, id] });
    return { ...row, subject: id };
  }

  private async setEnabled(tx: Tx, ctx: TenantContext, id: string, enabled: boolean): Promise<MemberRow> {
    const [row] = await tx.rows<MemberRow>(`update tenancy.member m set enabled = $3, version = version + 1 where m.tenant_id = $1 and m.id = $2 returning ${columns}`, [ctx.tenantId, id, enabled]);
    if (!row) throw notFound();
    return row;
  }

  private async isAdmin(tx: Tx, ctx: TenantContext, id: string): Promise<boolean> {
    const rows = await tx.rows('select 1 from tenancy.assignment where tenant_id = $1 and member_id = $2 and role = $3 and (valid_to is null or valid_to > $4)', [ctx.tenantId, id, ADMIN_ROLE[ctx.tenantKind], today()]);
    return rows.length > 0;
  }

  /** Whose account it is to disable, enable or reset: those of the three administrators have keepers of their own. */
  private async assertKeeps(tx: Tx, ctx: TenantContext, member: LockedMember): Promise<AdminHandling> {
    const roles = await separateRolesOf(tx, ctx, member.id);
    if (roles.length === 0 && member.id !== ctx.actor.memberId) memberReach.assertCovers(ctx, 'member.manage', member);
    return assertMayHandle(tx, ctx, member, roles, (p) => memberReach.covers(ctx, p, member));
  }

  private async lock(tx: Tx, ctx: TenantContext, id: string, act: 'member.manage' | 'account.manage', version?: number): Promise<LockedMember> {
    const [row] = await tx.rows<LockedMember>(
      `select ${columns}, (select u.division_code from tenancy.unit u where u.tenant_id = m.tenant_id and u.id = m.unit_id) as division_code
       from tenancy.member m where m.tenant_id = $1 and m.id = $2 and m.kind = 'user' for update`, [ctx.tenantId, id]);
    if (!row) throw notFound();
    memberReach.assertActs(ctx, act, 'member.read', row);
    if (version !== undefined) assertVersion(row, version);
    return row;
  }

  private changed(tx: Tx, ctx: TenantContext, row: MemberRow, event: keyof typeof events, detail: Record<string, unknown>): MemberDto {
    tx.audit({ action: `member.${event}`, target: `members/${row.id}`, detail });
    tx.emit({ spec: events[event], id: row.id, sequence: row.version, data: memberFacts(row) });
    return toMember(row);
  }

  /** The answer to a repeated request is stored; a password in it only under the installation's key. */
  private seal(secret: Record<string, string | undefined>): string {
    return this.operations.seal(secret).toString('base64');
  }

  private open(sealed: string): Record<string, string> {
    return this.operations.open(Buffer.from(sealed, 'base64')) as Record<string, string>;
  }
}
