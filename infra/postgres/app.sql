-- The one template of tenant isolation. Run by the migrator as the owner of the database, before any service's migrations.
create schema if not exists app;

-- The tenant of the running transaction; NULL (no row is visible) when unset, and also for the empty string that
-- set_config(…, true) leaves behind after a commit.
create or replace function app.current_tenant() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.tenant', true), '')::uuid $$;

-- Enables and forces row-level security with one policy. Every tenant table goes through here and nothing else.
-- The sub-select makes the planner evaluate the tenant once per statement instead of once per row.
create or replace procedure app.apply_tenant_policy(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('drop policy if exists tenant on %s', target);
  execute format(
    'create policy tenant on %s using (tenant_id = (select app.current_tenant())) with check (tenant_id = (select app.current_tenant()))',
    target);
end $$;

-- A division's code at each depth at which counts are kept: cut to its city, county, street and community, or whole, where
-- it lies in none (a street of a city without counties has no county, a grid of a street no community). By digits, as scopes have it.
create or replace function app.divisions_of(code text) returns table (depth smallint, division_code text)
  language sql immutable parallel safe
  as $$ select d.depth, case when rtrim(substr(code, d.start, d.width), '0') <> '' then rpad(left(code, d.depth), 12, '0') else code end
        from (values (4::smallint, 3, 2), (6, 5, 2), (9, 7, 3), (12, 10, 3), (16, 17, 0)) as d(depth, start, width) $$;

-- Marks a table that belongs to the control plane, not to a tenant. The catalogue test accepts no unmarked table.
create or replace procedure app.declare_global(target regclass, reason text) language plpgsql as $$
begin
  if length(reason) < 10 then raise exception 'say why % is not a tenant table', target; end if;
  execute format('comment on table %s is %L', target, 'global: ' || reason);
end $$;

-- What the migrator has applied to each schema: migrations by name, digests of the SQL all services share. Every service
-- compares it with what its release brings before it starts.
create table if not exists app.applied (
  schema text not null,
  item text not null,
  at timestamptz not null default now(),
  primary key (schema, item)
);
call app.declare_global('app.applied', 'which migrations have run; read by every service at its start');
