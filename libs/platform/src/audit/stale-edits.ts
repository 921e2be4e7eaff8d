import { permissionsOf, permissionScopes, type Permission } from '@anlan/contracts/access';
import { operations, type LastChange, type Operation } from '@anlan/contracts/kit';
import { isDivisionCode, parseDivisionCode, toShanghaiIso } from '@anlan/domain';
import { scopeFor, type TenantContext } from '../context';
import type { Row, TenantTx } from '../db';
import type { CallRequest } from '../http/call';
import type { ProblemError } from '../http/problem';

/** Entries of a record's target that changed nothing of it: refusals, and readings of what is sensitive. */
const NO_CHANGE = '^access\\.|\\.(read|exported|downloaded|secret-shown|revealed)$';

interface ChangeRow extends Row {
  at: Date;
  actor: string;
  actor_name: string;
  action: string;
}

/**
 * What a 412 tells besides its sentence: the version there is, and who made it of the one the caller has, by the last entry
 * of the audit log about the record. Only to who may read the record: its get wants a permission, and every grant that
 * lets him change it has to give that too, or what is out of his sight would show here.
 */
export class StaleEdits {
  constructor(
    private readonly schema: string,
    private readonly tx: TenantTx,
  ) {}

  async explain({ operation, call, params }: CallRequest, problem: ProblemError): Promise<Record<string, unknown>> {
    const currentVersion = problem.params['current'];
    const target = operation && targetOf(operation, (params ?? {}) as Record<string, string>);
    if (!operation || !call || !target || !mayRead(call.ctx, operation)) return { currentVersion };
    const [row] = await this.tx.read<ChangeRow>(call.ctx, {
      sql: `select at, actor, actor_name, action from ${this.schema}.audit_entry where tenant_id = $1 and target collate "C" = $2 and action !~ '${NO_CHANGE}' order by id desc limit 1`,
      params: [call.ctx.tenantId, target],
    });
    const lastChange: LastChange | undefined = row && { at: toShanghaiIso(row.at), actor: { id: row.actor, name: row.actor_name }, action: row.action };
    return { currentVersion, ...(lastChange && { lastChange }) };
  }
}

const recordOf = ({ path }: Operation): string => path.split('/actions/')[0] ?? path;

/** The record as audit entries name it: `hazards/0198…`. Division codes are written whole there. */
function targetOf(operation: Operation, given: Readonly<Record<string, string>>): string | undefined {
  const [, collection = '', name = ''] = /(?:^|\/)([^/:]+)\/:(\w+)$/.exec(recordOf(operation)) ?? [];
  const id = given[name];
  if (id === undefined) return undefined;
  const kind = operation.target ?? collection;
  return `${kind}/${kind === 'divisions' && isDivisionCode(id) ? parseDivisionCode(id).code : id}`;
}

function mayRead(ctx: TenantContext, operation: Operation): boolean {
  const get = operations().find((o) => o.service === operation.service && o.method === 'GET' && o.path === recordOf(operation));
  if (!get) return false;
  if (get.permission === 'signed-in' || get.permission === 'public') return true;
  const read = get.permission;
  if (!ctx.permissions.has(read)) return false;
  if (permissionScopes[read] === 'open' || scopeFor(ctx, read).all) return true;
  const acts = operation.permission as Permission;
  return ctx.grants.filter((g) => permissionsOf(g.role).includes(acts)).every((g) => permissionsOf(g.role).includes(read));
}
