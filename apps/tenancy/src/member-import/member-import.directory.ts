import { memberErrors as e } from '@anlan/contracts/tenancy';
import { roleNames, roles, type Role } from '@anlan/contracts/access';
import { divisionPrefix, isDivisionCode, parseDivisionCode } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import type { Row, TenantTx } from '@anlan/platform/db';
import { ProblemError } from '@anlan/platform/http';
import { today } from '../organization/changes';

interface Unit extends Row {
  id: string;
  name: string;
  short_name: string | null;
  parent_id: string | null;
  division_code: string | null;
}
interface Post extends Row {
  id: string;
  unit_id: string;
  name: string;
}

/** The tenant as a list of people refers to it: by names. Every lookup throws the ProblemError that says what to write. */
export class ImportDirectory {
  readonly usernames: ReadonlySet<string>;
  /** identity number → username */
  readonly identities: ReadonlyMap<string, string>;
  /** rows that this import brought in before */
  readonly done: ReadonlySet<number>;
  private readonly byId: ReadonlyMap<string, Unit>;
  private readonly tenantRoles: ReadonlyMap<string, Role>;

  private constructor(
    private readonly kind: TenantContext['tenantKind'],
    private readonly units: readonly Unit[],
    private readonly posts: readonly Post[],
    private readonly divisions: readonly { code: string; name: string }[],
    members: readonly { username: string; identity_number: string | null }[],
    done: readonly { row_number: number }[],
  ) {
    this.byId = new Map(units.map((u) => [u.id, u]));
    this.usernames = new Set(members.map((m) => m.username));
    this.identities = new Map(members.flatMap((m) => (m.identity_number ? [[m.identity_number, m.username] as const] : [])));
    this.done = new Set(done.map((d) => d.row_number));
    this.tenantRoles = new Map(roleNames(kind).flatMap((r) => [[r, r], [roles[r].zh, r], [roles[r].en.toLowerCase(), r]] as [string, Role][]));
  }

  static async load(tx: TenantTx, ctx: TenantContext, importId: string): Promise<ImportDirectory> {
    const own = [ctx.tenantId];
    const [units, posts, divisions, members, done] = await tx.reads<Row>(ctx,
      { sql: 'select id, name, short_name, parent_id, division_code from tenancy.unit where tenant_id = $1 and active', params: own },
      { sql: 'select id, unit_id, name from tenancy.post where tenant_id = $1 and active', params: own },
      { sql: 'select code, name from tenancy.division where tenant_id = $1 and valid_from <= $2 and (valid_to is null or valid_to > $2)', params: [ctx.tenantId, today()] },
      { sql: 'select username, identity_number from tenancy.member where tenant_id = $1', params: own },
      { sql: 'select row_number from tenancy.member_import_row where tenant_id = $1 and import_id = $2', params: [ctx.tenantId, importId] });
    const of = <T>(result: { rows: Row[] } | undefined): T[] => (result?.rows ?? []) as T[];
    return new ImportDirectory(ctx.tenantKind, of(units), of(posts), of(divisions), of(members), of(done));
  }

  /** By name or short name, or by a path of them (`应急管理局/办公室`) that ends in it. */
  unit(written: string): Unit {
    const names = written.split(/[/／\\>＞]/).map((n) => n.trim()).filter(Boolean).reverse();
    const found = this.units.filter((unit) => names.length > 0 && this.isBelow(unit, names));
    if (found.length === 0) throw new ProblemError(e.unit_not_found, { unit: written });
    if (found.length > 1) throw new ProblemError(e.unit_ambiguous, { unit: written, options: found.slice(0, 5).map((u) => this.pathOf(u.id)).join('、') });
    return found[0] as Unit;
  }

  /** From the top down, joined by `/`. */
  pathOf(unitId: string): string {
    const names: string[] = [];
    for (let at = this.byId.get(unitId); at && names.length < 50; at = at.parent_id ? this.byId.get(at.parent_id) : undefined) names.unshift(at.name);
    return names.join('/');
  }

  post(written: string, unit: Unit | undefined): Post {
    const found = this.posts.filter((p) => p.name === written && (!unit || p.unit_id === unit.id));
    if (found.length !== 1) throw new ProblemError(e.post_not_found, { post: written });
    return found[0] as Post;
  }

  unitById(id: string): Unit | undefined {
    return this.byId.get(id);
  }

  roles(written: string): Role[] {
    return [...new Set(written.split(/[、,，;；/\n]+/).map((w) => w.trim()).filter(Boolean).map((w) => {
      const role = this.tenantRoles.get(w) ?? this.tenantRoles.get(w.toLowerCase());
      if (!role) throw new ProblemError(e.role_not_found, { role: w, allowed: roleNames(this.kind).map((r) => roles[r].zh).join('、') });
      return role;
    }))];
  }

  /** By code, or by name: 坪山街道. */
  division(written: string): string {
    const code = isDivisionCode(written) ? parseDivisionCode(written).code : undefined;
    const found = this.divisions.filter((d) => (code === undefined ? d.name === written : divisionPrefix(d.code) === divisionPrefix(code)));
    if (found.length === 0) throw new ProblemError(e.division_not_found, { division: written });
    if (found.length > 1) throw new ProblemError(e.division_ambiguous, { division: written });
    return (found[0] as { code: string }).code;
  }

  private isBelow(unit: Unit | undefined, [name, ...above]: string[]): boolean {
    if (name === undefined) return true;
    if (!unit || (unit.name !== name && unit.short_name !== name)) return false;
    return above.length === 0 || this.isBelow(unit.parent_id ? this.byId.get(unit.parent_id) : undefined, above);
  }
}
