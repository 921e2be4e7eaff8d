import { permissionsOf, type Permission } from '@anlan/contracts/access';
import { settings, type ReferenceSnapshot, type SettingKey, type SettingValue } from '@anlan/contracts/tenancy';
import { divisionPrefix, shanghaiDay, validOn, type Day } from '@anlan/domain';
import type { Access } from '../access';
import type { Grant } from '../context';

export interface ReferenceDivision {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly parentCode: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}

export interface ReferenceMember {
  readonly id: string;
  readonly subject: string;
  readonly name: string;
  readonly kind: 'user' | 'client';
  readonly unitId: string | null;
  readonly postId?: string | null | undefined;
  readonly enabled: boolean;
}

/** A tenant's reference data, indexed for the questions services ask. */
export class Reference {
  readonly divisions: ReadonlyMap<string, ReferenceDivision>;
  readonly units: ReadonlyMap<string, ReferenceSnapshot['units'][number]>;
  readonly posts: ReadonlyMap<string, ReferenceSnapshot['posts'][number]>;
  readonly members: ReadonlyMap<string, ReferenceMember>;
  readonly settings: Readonly<Record<string, unknown>>;
  private readonly bySubject: ReadonlyMap<string, ReferenceMember>;
  private readonly grants = new Map<string, ReferenceSnapshot['grants']>();
  private readonly subtrees = new Map<string, readonly string[]>();

  constructor(snapshot: ReferenceSnapshot) {
    this.divisions = new Map(snapshot.divisions.map((d) => [d.code, d]));
    this.units = new Map(snapshot.units.map((u) => [u.id, u]));
    this.posts = new Map(snapshot.posts.map((p) => [p.id, p]));
    this.members = new Map(snapshot.members.map((m) => [m.id, m]));
    this.bySubject = new Map(snapshot.members.map((m) => [m.subject, m]));
    this.settings = snapshot.settings;
    for (const g of snapshot.grants) this.grants.set(g.memberId, [...(this.grants.get(g.memberId) ?? []), g]);
  }

  /** What the subject may do on the day; undefined where it is unknown or disabled. */
  access(subject: string, day: Day = shanghaiDay(new Date())): Access | undefined {
    const m = this.bySubject.get(subject);
    if (!m?.enabled) return undefined;
    const grants = (this.grants.get(m.id) ?? []).filter((g) => validOn(g, day)).flatMap((g) => this.grantOf(g));
    return { actor: { id: subject, memberId: m.id, unitId: m.unitId, postId: m.postId ?? null, name: m.name, kind: m.kind }, grants };
  }

  /** What the tenant has set, or what holds until it does. */
  setting<K extends SettingKey>(key: K): SettingValue<K> {
    return (this.settings[key] ?? settings[key].default) as SettingValue<K>;
  }

  /** People in use whose roles on the day give the permission, wherever. */
  membersWith(permission: Permission, day: Day = shanghaiDay(new Date())): readonly ReferenceMember[] {
    return [...this.members.values()].filter((m) => m.kind === 'user' && this.access(m.subject, day)?.grants.some((g) => permissionsOf(g.role).includes(permission)));
  }

  /** The unit and all below it, as the tree is now. */
  unitsBelow(unitId: string): readonly string[] {
    const known = this.subtrees.get(unitId);
    if (known) return known;
    const found = new Set([unitId]);
    for (const id of found) for (const u of this.units.values()) if (u.parentId === id) found.add(u.id);
    const made = [...found];
    this.subtrees.set(unitId, made);
    return made;
  }

  /** A delegation from somebody who is gone or disabled gives nothing. */
  private grantOf({ role, unitId, divisionPrefix: prefix, unitOnly, delegatedBy }: ReferenceSnapshot['grants'][number]): Grant[] {
    const units = unitOnly ? { units: unitId === null ? [] : this.unitsBelow(unitId) } : {};
    const grant: Grant = { role, unitId, divisionPrefix: prefix, ...units };
    if (delegatedBy === null) return [grant];
    const by = this.members.get(delegatedBy);
    return by?.enabled ? [{ ...grant, delegatedBy: { memberId: by.id, subject: by.subject, name: by.name } }] : [];
  }

  /** The division, where it is one of the tenant's and valid on the day. */
  division(code: string, day: string): ReferenceDivision | undefined {
    const d = this.divisions.get(code);
    return d && validOn(d, day) ? d : undefined;
  }

  childrenOf(parent: string): ReferenceDivision[] {
    return [...this.divisions.values()].filter((d) => d.parentCode === parent).sort((a, b) => (a.code < b.code ? -1 : 1));
  }

  /** The ancestor (or itself) that lies directly below `top`; undefined where the code is not below it. */
  childBelow(top: string, code: string): string | undefined {
    if (!code.startsWith(divisionPrefix(top))) return undefined;
    for (let at: string | null | undefined = code; at; at = this.divisions.get(at)?.parentCode) {
      if (this.divisions.get(at)?.parentCode === top) return at;
    }
    return undefined;
  }
}
