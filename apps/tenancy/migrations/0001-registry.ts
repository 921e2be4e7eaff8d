import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The registry of tenants (control plane), and each tenant's organization. */
export class Registry1780000000001 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table tenancy.tenant (
        id uuid primary key,
        slug text not null unique,
        kind text not null check (kind in ('platform','city','district')),
        realm text not null unique,
        name text not null,
        short_name text not null,
        division_code text,
        city_slug text,
        placement text not null check (placement in ('pooled','dedicated')),
        state text not null check (state in ('provisioning','active','suspended','failed')),
        opened_by uuid,
        operation_id uuid,
        created_at timestamptz not null default now(),
        version integer not null default 1
      );
      call app.declare_global('tenancy.tenant', 'the registry of tenants itself; read by the verifier before a tenant is known');
      create index tenant_city on tenancy.tenant (city_slug, slug);

      create table tenancy.division (
        tenant_id uuid not null,
        code text collate "C" not null,
        name text not null,
        level text not null check (level in ('province','city','county','street','community','grid')),
        parent_code text collate "C",
        path text collate "C" not null,
        valid_from date not null,
        valid_to date,
        successor_codes text[] not null default '{}',
        version integer not null default 1,
        primary key (tenant_id, code),
        check (valid_to is null or valid_to >= valid_from)
      );
      create index division_parent on tenancy.division (tenant_id, parent_code, code);
      call app.apply_tenant_policy('tenancy.division');

      create table tenancy.unit (
        tenant_id uuid not null,
        id uuid not null,
        kind text not null check (kind in ('bureau','department','committee','street_office','community_office','enterprise','other')),
        name text not null,
        short_name text,
        parent_id uuid,
        division_code text collate "C",
        sort integer not null default 0,
        active boolean not null default true,
        -- which default it came from, so that seeding again finds it under its new name
        origin text,
        created_at timestamptz not null default now(),
        version integer not null default 1,
        primary key (tenant_id, id),
        foreign key (tenant_id, parent_id) references tenancy.unit (tenant_id, id),
        foreign key (tenant_id, division_code) references tenancy.division (tenant_id, code)
      );
      create unique index unit_name on tenancy.unit (tenant_id, coalesce(parent_id, '00000000-0000-0000-0000-000000000000'), name) where active;
      create unique index unit_origin on tenancy.unit (tenant_id, origin) where origin is not null;
      call app.apply_tenant_policy('tenancy.unit');

      create table tenancy.post (
        tenant_id uuid not null,
        id uuid not null,
        unit_id uuid not null,
        name text not null,
        duties text,
        active boolean not null default true,
        version integer not null default 1,
        primary key (tenant_id, id),
        unique (tenant_id, unit_id, name),
        foreign key (tenant_id, unit_id) references tenancy.unit (tenant_id, id)
      );
      call app.apply_tenant_policy('tenancy.post');

      create table tenancy.member (
        tenant_id uuid not null,
        id uuid not null,
        subject text not null,
        kind text not null check (kind in ('user','client')),
        username text not null,
        display_name text not null,
        phone text,
        unit_id uuid,
        post_id uuid,
        enabled boolean not null default true,
        -- the realm's own id of an API client, wanted to rotate and delete it
        realm_client_id text,
        created_at timestamptz not null default now(),
        version integer not null default 1,
        primary key (tenant_id, id),
        unique (tenant_id, subject),
        unique (tenant_id, username),
        foreign key (tenant_id, unit_id) references tenancy.unit (tenant_id, id),
        foreign key (tenant_id, post_id) references tenancy.post (tenant_id, id)
      );
      create index member_unit on tenancy.member (tenant_id, unit_id);
      call app.apply_tenant_policy('tenancy.member');

      create table tenancy.assignment (
        tenant_id uuid not null,
        id uuid not null,
        member_id uuid not null,
        role text not null,
        unit_id uuid,
        division_code text collate "C",
        valid_from date not null,
        valid_to date,
        created_at timestamptz not null default now(),
        version integer not null default 1,
        primary key (tenant_id, id),
        check (valid_to is null or valid_to >= valid_from),
        foreign key (tenant_id, member_id) references tenancy.member (tenant_id, id),
        foreign key (tenant_id, unit_id) references tenancy.unit (tenant_id, id),
        foreign key (tenant_id, division_code) references tenancy.division (tenant_id, code)
      );
      create index assignment_member on tenancy.assignment (tenant_id, member_id);
      call app.apply_tenant_policy('tenancy.assignment');

      create table tenancy.setting (
        tenant_id uuid not null,
        key text not null,
        value jsonb not null,
        updated_at timestamptz not null default now(),
        version integer not null default 1,
        primary key (tenant_id, key)
      );
      call app.apply_tenant_policy('tenancy.setting');

      create table tenancy.integration (
        tenant_id uuid not null,
        id uuid not null,
        name text not null,
        events text[] not null,
        subjects text[] not null,
        consumer text not null,
        stored jsonb not null,
        state text not null check (state in ('active','revoked')),
        created_at timestamptz not null default now(),
        revoked_at timestamptz,
        version integer not null default 1,
        primary key (tenant_id, id)
      );
      create unique index integration_name on tenancy.integration (tenant_id, name) where state = 'active';
      call app.apply_tenant_policy('tenancy.integration');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const t of ['integration', 'setting', 'assignment', 'member', 'post', 'unit', 'division', 'tenant']) await q.query(`drop table tenancy.${t}`);
  }
}
