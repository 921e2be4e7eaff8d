interface Queryable {
  query(sql: string): Promise<{ rows: Record<string, unknown>[] }>;
}

/** LC_CTYPE must be C.UTF-8 (with C, Chinese search silently finds nothing) and the encoding UTF-8. */
export async function assertDatabase(db: Queryable): Promise<void> {
  const { rows } = await db.query('select datctype, pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()');
  const { datctype, encoding } = rows[0] as { datctype: string; encoding: string };
  if (encoding !== 'UTF8') throw new Error(`the database's encoding is ${encoding}; it must be UTF8`);
  if (!/^C\.UTF-?8$/i.test(datctype)) throw new Error(`the database's LC_CTYPE is ${datctype}; it must be C.UTF-8 (initdb --lc-ctype=C.UTF-8)`);
}

/** A service must not be able to step around row-level security: refuse superusers, BYPASSRLS and owners. */
export async function assertUnprivileged(db: Queryable, schema: string): Promise<void> {
  const { rows } = await db.query(`
    select r.rolsuper, r.rolbypassrls,
      exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = '${schema}' and pg_has_role(current_user, c.relowner, 'member')) as owner
    from pg_roles r where r.rolname = current_user`);
  const r = rows[0] as { rolsuper: boolean; rolbypassrls: boolean; owner: boolean };
  if (r.rolsuper) throw new Error('refuses to start: the database login is a superuser');
  if (r.rolbypassrls) throw new Error('refuses to start: the database login bypasses row-level security');
  if (r.owner) throw new Error(`refuses to start: the database login owns tables of ${schema}`);
}
