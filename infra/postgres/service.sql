-- The tables every service has, in its own schema. {service} is filled in by the migrator.

create table if not exists {service}.outbox (
  tenant_id uuid not null,
  id uuid not null,
  seq bigint generated always as identity,
  slug text not null,
  type text not null,
  subject text not null,
  nats_subject text not null,
  sequence bigint not null,
  time timestamptz not null,
  data jsonb not null,
  traceparent text,
  tenant_sequence bigint,
  stream_seq bigint,
  sent_at timestamptz,
  primary key (tenant_id, id)
);
create index if not exists outbox_unsent on {service}.outbox (tenant_id, seq) where sent_at is null;
create unique index if not exists outbox_tenant_sequence on {service}.outbox (tenant_id, tenant_sequence) where tenant_sequence is not null;
call app.apply_tenant_policy('{service}.outbox');
-- The relay reads every tenant's unsent rows; it can reach no other table of the service.
drop policy if exists relay on {service}.outbox;
create policy relay on {service}.outbox to relay_app using (true) with check (true);

create table if not exists {service}.inbox (
  tenant_id uuid not null,
  consumer text not null,
  event_id uuid not null,
  at timestamptz not null default now(),
  primary key (tenant_id, consumer, event_id)
);
call app.apply_tenant_policy('{service}.inbox');

create table if not exists {service}.idempotency_key (
  tenant_id uuid not null,
  actor text not null,
  key text not null,
  request_hash text not null,
  response jsonb not null,
  at timestamptz not null default now(),
  primary key (tenant_id, actor, key)
);
call app.apply_tenant_policy('{service}.idempotency_key');

create table if not exists {service}.operation (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  actor text not null,
  state text not null check (state in ('waiting','running','succeeded','failed')),
  done integer not null default 0,
  total integer not null default 0,
  steps jsonb not null default '[]',
  input jsonb not null default '{}',
  result jsonb,
  secret bytea,
  error text,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (tenant_id, id)
);
call app.apply_tenant_policy('{service}.operation');

-- Insert-only for the service, and nothing deletes from it: the log is kept as long as the database. xact lets the sealer wait until every earlier writer has committed or gone.
create table if not exists {service}.audit_entry (
  tenant_id uuid not null,
  id uuid not null,
  xact xid8 not null default pg_current_xact_id(),
  at timestamptz not null default now(),
  actor text not null,
  actor_name text not null,
  action text not null,
  target text not null,
  detail jsonb not null default '{}',
  trace_id text,
  primary key (tenant_id, id)
);
create index if not exists audit_entry_order on {service}.audit_entry (tenant_id, xact, id);
-- What somebody did, newest first. A span of time is one of ids, which the primary key has in order.
create index if not exists audit_entry_actor on {service}.audit_entry (tenant_id, actor, id);
-- What happened to a record (the last thing, or all of it) or a kind of them, what was done (or refused), and in which request. By the bytes, so that a beginning is a range: ask with collate "C".
create index if not exists audit_entry_target on {service}.audit_entry (tenant_id, target collate "C", id);
create index if not exists audit_entry_action on {service}.audit_entry (tenant_id, action collate "C", id);
create index if not exists audit_entry_trace on {service}.audit_entry (tenant_id, trace_id);
call app.apply_tenant_policy('{service}.audit_entry');

create table if not exists {service}.audit_seal (
  tenant_id uuid not null,
  number bigint not null,
  entry_id uuid not null,
  xact xid8 not null,
  hash bytea not null,
  primary key (tenant_id, number),
  unique (tenant_id, entry_id),
  foreign key (tenant_id, entry_id) references {service}.audit_entry (tenant_id, id)
);
call app.apply_tenant_policy('{service}.audit_seal');

create table if not exists {service}.file (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  sha256 text not null,
  actor text not null,
  at timestamptz not null default now(),
  primary key (tenant_id, id)
);
call app.apply_tenant_policy('{service}.file');

-- Files to be imported, and with which mapping once that runs; the bytes lie in the file store under the same id, the progress in the operation of that id.
create table if not exists {service}.import (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  actor text not null,
  name text not null,
  header jsonb not null,
  total integer not null,
  mapping jsonb,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
create index if not exists import_age on {service}.import (tenant_id, created_at);
call app.apply_tenant_policy('{service}.import');

-- Rows that an import refused, as they came, with the reasons.
create table if not exists {service}.import_refused (
  tenant_id uuid not null,
  import_id uuid not null,
  row_number integer not null,
  cells jsonb not null,
  reasons jsonb not null,
  primary key (tenant_id, import_id, row_number),
  foreign key (tenant_id, import_id) references {service}.import (tenant_id, id) on delete cascade
);
call app.apply_tenant_policy('{service}.import_refused');

-- Text search under row-level security, where no index but a plain btree is used: which records have a gram (three characters; fewer at
-- the end of a run), some thousand records a batch. It may say too many, never too few: the record's own text decides.
do $$ begin
  -- An older form had the ids themselves; a service's migration lets its records wait to be indexed again.
  if exists (select from information_schema.columns where table_schema = '{service}' and table_name = 'search_gram' and column_name = 'ids') then drop table {service}.search_gram; end if;
end $$;
create table if not exists {service}.search_gram (
  tenant_id uuid not null,
  ledger text collate "C" not null,
  gram text collate "C" not null,
  batch integer not null,
  -- places within the batch: two bytes each, or, where that is longer, a bit for each place
  hits bytea not null,
  primary key (tenant_id, ledger, gram, batch)
);
call app.apply_tenant_policy('{service}.search_gram');

-- The batches, each with the instant of its newest record, in ledgers that have such.
create table if not exists {service}.search_batch (
  tenant_id uuid not null,
  ledger text collate "C" not null,
  batch integer not null,
  newest timestamptz,
  primary key (tenant_id, ledger, batch)
);
call app.apply_tenant_policy('{service}.search_batch');

-- Which record stands at a place: batch * 2048 + the place within it. A record whose text changed stands in several.
create table if not exists {service}.search_place (
  tenant_id uuid not null,
  ledger text collate "C" not null,
  place integer not null,
  id uuid not null,
  primary key (tenant_id, ledger, place)
);
call app.apply_tenant_policy('{service}.search_place');

-- Records that are in no batch yet, or not with their present text: every search looks at them too.
create table if not exists {service}.search_pending (
  tenant_id uuid not null,
  ledger text not null,
  id uuid not null,
  primary key (tenant_id, ledger, id)
);
call app.apply_tenant_policy('{service}.search_pending');

create table if not exists {service}.number_series (
  tenant_id uuid not null,
  series text not null,
  next bigint not null default 1,
  primary key (tenant_id, series)
);
call app.apply_tenant_policy('{service}.number_series');

-- What a service needs often from another (divisions, units, members, grants), filled by one request, kept current by events.
create table if not exists {service}.reference_copy (
  tenant_id uuid primary key,
  snapshot jsonb not null,
  fetched_at timestamptz not null default now()
);
call app.apply_tenant_policy('{service}.reference_copy');

create table if not exists {service}.tenant_copy (
  slug text primary key,
  entry jsonb not null
);
call app.declare_global('{service}.tenant_copy', 'copy of the registry of tenants; read by the verifier before a tenant is known');

create table if not exists {service}.job_worker (
  worker_id text primary key,
  process text not null
);
call app.declare_global('{service}.job_worker', 'which process runs which job worker, so that the jobs of a dead one are freed');
