import { createHash } from 'node:crypto';
import { clientErrors as e, clientEvents, memberEvents, type ApiClientDto, type ClientQuery, type CreateClientBody, type CreatedClient } from '@anlan/contracts/tenancy';
import { AccessDirectory } from '@anlan/platform/access';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { notFound, outOfSight, ProblemError } from '@anlan/platform/http';
import { Where, listPage, type PageOf } from '@anlan/platform/ledger';
import { Operations } from '@anlan/platform/operations';
import { Injectable } from '@nestjs/common';
import { admitGrant, endGrants, insertGrant } from '../assignment/assignment.grants';
import type { Binding } from '../assignment/assignment.rules';
import { asProblem } from '../identity/identity.problem';
import { MemberRealm } from '../member/member-realm';
import { memberFacts } from '../member/member.row';
import { assertVersion, serialize } from '../organization/changes';
import { holdOf, holdReach, withinClients } from '../organization/organization.reach';
import { clientColumns as columns, toClient, type ClientRow } from './client.row';

/** API clients: members of kind `client`, whose subject is their service account, with assignments like anybody's. */
@Injectable()
export class ClientService {
  constructor(
    private readonly tx: TenantTx,
    private readonly realm: MemberRealm,
    private readonly operations: Operations,
    private readonly access: AccessDirectory,
  ) {}

  async list(ctx: TenantContext, query: ClientQuery): Promise<PageOf<ApiClientDto>> {
    const where = new Where().and('m.tenant_id = $', ctx.tenantId).and("m.kind = 'client'").and('m.enabled = $', query.enabled);
    withinClients(where, ctx);
    return listPage<ClientRow, ApiClientDto>(this.tx, ctx, query, {
      columns, from: 'tenancy.member m', where, order: [{ sql: 'm.id', type: 'uuid' }], position: (r) => [r.id], item: toClient,
    });
  }

  async get(ctx: TenantContext, id: string): Promise<ApiClientDto> {
    const [row] = await this.tx.read<OneClient>(ctx, one(ctx, id));
    return toClient(seen(row));
  }

  async create(ctx: TenantContext, body: CreateClientBody): Promise<CreatedClient> {
    const { sealed, ...client } = await this.tx.write(ctx, async (tx) => {
      const bindings: Binding[] = [];
      const { unitId, divisionCode, unitOnly } = body;
      for (const [i, role] of body.roles.entries()) bindings.push(await admitGrant(tx, ctx, { role, unitId, divisionCode, unitOnly }, 'client', `body.roles[${i}]`));
      for (const binding of bindings) holdReach.assertCovers(ctx, 'client.manage', holdOf(binding));
      const { row, clientSecret } = await this.insert(tx, ctx, body);
      for (const binding of bindings) await insertGrant(tx, ctx, row, binding);
      const made = { ...toClient(row), roles: [...body.roles].sort(), divisionCode: bindings[0]?.divisionCode ?? null, unitOnly: unitOnly ?? false };
      return { ...made, sealed: this.seal(clientSecret) };
    });
    this.access.forgetTenant(ctx.tenantId);
    return { ...client, clientSecret: this.open(sealed) };
  }

  /** The rows first: a client is refused at once even while the identity service is away. */
  async revoke(ctx: TenantContext, id: string, version: number): Promise<void> {
    await this.tx.write(ctx, async (tx) => {
      const before = await this.lock(tx, ctx, id);
      assertVersion(before, version);
      const row = await this.update(tx, ctx, id, false);
      await endGrants(tx, ctx, id);
      tx.audit({ action: 'client.revoked', target: `clients/${id}`, detail: { clientId: row.username } });
      tx.emit({ spec: memberEvents.disabled, id, sequence: row.version, data: memberFacts(row) });
      await this.realm.follow(tx, ctx, row, 'state', 'takes');
    });
    this.access.forgetTenant(ctx.tenantId);
  }

  async rotateSecret(ctx: TenantContext, id: string): Promise<CreatedClient> {
    const { sealed, ...client } = await this.tx.write(ctx, async (tx) => {
      const before = await this.lock(tx, ctx, id);
      const row = await this.update(tx, ctx, id, true);
      const clientSecret = await this.rotated(await this.realm.of(ctx), before);
      tx.audit({ action: 'client.rotated', target: `clients/${id}`, detail: { clientId: row.username } });
      tx.emit({ spec: clientEvents.rotated, id, sequence: row.version, data: { memberId: id, clientId: row.username, name: row.display_name } });
      return { ...toClient(row), sealed: this.seal(clientSecret) };
    });
    return { ...client, clientSecret: this.open(sealed) };
  }

  private async rotated(realm: string, client: ClientRow): Promise<string> {
    try {
      const { users } = this.realm;
      return (await users.rotateClientSecret(realm, await this.realm.clientIdOf(realm, client, client.roles))).clientSecret;
    } catch (error) {
      throw asProblem(error);
    }
  }

  /**
   * The realm first, then the row. The clientId follows from the name and from how many clients of that name there have
   * been, so that a repetition after a crash finds the client the first try made, instead of leaving it behind.
   */
  private async insert(tx: Tx, ctx: TenantContext, { name, roles, unitId }: CreateClientBody): Promise<{ row: ClientRow; clientSecret: string }> {
    await serialize(tx, ctx, `client:${name}`);
    const [before] = await tx.rows<{ count: number }>("select count(*)::int as count from tenancy.member where tenant_id = $1 and kind = 'client' and display_name = $2", [ctx.tenantId, name]);
    const clientId = `api-${createHash('sha256').update(`${ctx.tenantId}:${name}`).digest('hex').slice(0, 10)}-${(before?.count ?? 0) + 1}`;
    const made = await this.realm.users.ensureServiceClient({ realm: await this.realm.of(ctx), clientId, name, roles }).catch((error: unknown) => {
      throw asProblem(error);
    });
    const [row] = await tx.rows<ClientRow>(
      `insert into tenancy.member as m (tenant_id, id, subject, kind, username, display_name, realm_client_id, unit_id) values ($1, $2, $3, 'client', $4, $5, $6, $7) returning ${columns}`,
      [ctx.tenantId, newId(), made.serviceAccountUserId, clientId, name, made.id, unitId ?? null]);
    if (!row) throw notFound();
    tx.audit({ action: 'client.created', target: `clients/${row.id}`, detail: { clientId, name, roles } });
    tx.emit({ spec: memberEvents.created, id: row.id, sequence: row.version, data: memberFacts(row) });
    return { row, clientSecret: made.clientSecret };
  }

  private async lock(tx: Tx, ctx: TenantContext, id: string): Promise<ClientRow> {
    const { sql, params } = one(ctx, id);
    const [found] = await tx.rows<OneClient>(`${sql} for update`, params);
    const row = seen(found);
    if (!row.enabled) throw new ProblemError(e.revoked);
    return row;
  }

  private async update(tx: Tx, ctx: TenantContext, id: string, enabled: boolean): Promise<ClientRow> {
    const [row] = await tx.rows<ClientRow>(`update tenancy.member m set enabled = $3, version = version + 1 where m.tenant_id = $1 and m.id = $2 returning ${columns}`, [ctx.tenantId, id, enabled]);
    if (!row) throw notFound();
    return row;
  }

  /** The answer to a repeated request is stored; a secret in it only under the installation's key. */
  private seal(clientSecret: string): string {
    return this.operations.seal({ clientSecret }).toString('base64');
  }

  private open(sealed: string): string {
    return String(this.operations.open(Buffer.from(sealed, 'base64')).clientSecret);
  }
}

interface OneClient extends ClientRow {
  in_sight: boolean;
}

function seen(row: OneClient | undefined): ClientRow {
  if (!row) throw notFound();
  if (!row.in_sight) throw outOfSight('client.manage');
  return row;
}

/** One client, where all that it may do lies in the actor's scope. */
function one(ctx: TenantContext, id: string): { sql: string; params: unknown[] } {
  const where = withinClients(new Where().and('m.tenant_id = $', ctx.tenantId).and('m.id = $', id).and("m.kind = 'client'"), ctx);
  const inSight = `exists (select 1 from tenancy.member m where ${where})`;
  return { sql: `select ${columns}, ${inSight} as in_sight from tenancy.member m where m.tenant_id = $1 and m.id = $2 and m.kind = 'client'`, params: where.params };
}
