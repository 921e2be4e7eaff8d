import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { asUser, demoCsv, follow, seeded, SUBJECT_HEADER, subjectLine, until, type Caller, type OperationBody } from '@anlan/tool-demo';
import type { Fixture } from './fixture';
import type { Line } from './report';

const ROWS = 20_571;
const ROUNDS = Number(process.env.BENCH_IMPORT_ROUNDS ?? 3);

/** One import, and the COPY of what it wrote; seconds. */
interface Round {
  /** from the request that sends the file to the end of the operation */
  readonly ours: number;
  readonly direct: number;
}

interface Written {
  readonly table: string;
  /** the rows that the import wrote */
  readonly where: string;
}

/** A list of 20,571 enterprises into a register: all they are written with, against a direct COPY of the same rows. */
export async function importingSubjects(f: Fixture): Promise<Line[]> {
  const admin = asUser(f.demo, '440310', 'admin');
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const data = Buffer.from(enterprises(f.communities, round * ROWS), 'utf8');
    rounds.push(await measured(f, admin, subjects, data, (since) => [
      { table: 'subject', where: `registered_at >= '${since}'` },
      { table: 'outbox', where: `type = 'anlan.enforcement.subject.registered.v1' and time >= '${since}'` },
    ]));
  }
  return [lineOf('import of subjects / direct COPY', 'subjects and their events', rounds)];
}

/** An old ledger of as many hazards. */
export async function importingHazards(f: Fixture): Promise<Line[]> {
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const data = Buffer.from(demoCsv(f.communities, new Date(), ROWS), 'utf8');
    rounds.push(await measured(f, f.officer, hazards, data, (since) => [
      { table: 'hazard', where: `updated_at >= '${since}'` },
      { table: 'outbox', where: `type = 'anlan.enforcement.hazard.reported.v1' and id in (select o.id from enforcement.outbox o join enforcement.hazard h on h.tenant_id = o.tenant_id and o.subject = 'hazards/' || h.id where h.updated_at >= '${since}')` },
    ]));
  }
  return [lineOf('import of hazards / direct COPY', 'hazards and their events', rounds)];
}

function lineOf(work: string, rows: string, rounds: readonly Round[]): Line {
  const by = rounds.map((r) => ({ ...r, ratio: r.ours / r.direct })).sort((a, b) => a.ratio - b.ratio);
  const middle = by[Math.floor(by.length / 2)] ?? { ours: Number.NaN, direct: Number.NaN, ratio: Number.NaN };
  return {
    work, value: middle.ratio, unit: 'ratio', target: { at: 1.5, side: 'at most' },
    measured: `${ROWS} rows in ${middle.ours.toFixed(2)} s over HTTP, from the upload to the end, with checks, events, counts and progress; COPY of the same ${rows} in ${middle.direct.toFixed(2)} s; the median of ${rounds.length} (${by.map((r) => r.ratio.toFixed(2)).join(', ')})`,
  };
}

/** Enterprises as a bureau lists them, other ones from each `first` on. */
function enterprises(communities: readonly string[], first: number): string {
  const now = new Date();
  const lines = Array.from({ length: ROWS }, (_, i) => subjectLine(seeded(440310 + first + i), {
    slug: '440310', n: first + i, enterprise: true, community: communities[i % communities.length] ?? '', now, owner: '', unitOf: () => '', confirmedWithin: 300,
  }));
  return `\uFEFF${[SUBJECT_HEADER, ...lines].join('\r\n')}\r\n`;
}

type Send = (caller: Caller, data: Buffer) => Promise<string>;

/** As the console does it: the file is looked at, then imported. */
const subjects: Send = async (caller, data) => {
  const { body } = await caller.call<{ id: string }>('POST', '/api/enforcement/v1/subjects/imports', { raw: { type: 'text/csv', data } });
  return (await caller.post<OperationBody>(`/api/enforcement/v1/subjects/imports/${body.id}/actions/run`, {})).id;
};
/** In one request, by the headers of the file. */
const hazards: Send = async (caller, data) => (await caller.call<OperationBody>('POST', '/api/enforcement/v1/hazards/imports', { raw: { type: 'text/csv', data } })).body.id;

async function measured(f: Fixture, caller: Caller, send: Send, data: Buffer, written: (since: string) => readonly Written[]): Promise<Round> {
  await quiet(f);
  const started = new Date();
  const id = await send(caller, data);
  const { result } = await follow(caller, 'enforcement', id, () => undefined);
  if (Number(result?.['accepted']) < ROWS) throw new Error(`only ${String(result?.['accepted'])} of ${ROWS} rows were imported`);
  // The operation's own end: who follows it asks ten times a second.
  const { rows } = await f.admin.query<{ finished_at: Date }>('select finished_at from enforcement.operation where id = $1', [id]);
  const ours = ((rows[0]?.finished_at.getTime() ?? Number.NaN) - started.getTime()) / 1000;
  // The import has its own events carried off beside it; the COPY has the machine to itself.
  await quiet(f);
  let direct = 0;
  for (const w of written(started.toISOString())) direct += await copyAgain(f, w);
  return { ours, direct };
}

/** Waits until no event is on its way. */
async function quiet(f: Fixture): Promise<void> {
  await until('the work of the imports to end', async () => {
    const { rows } = await f.admin.query('select 1 from enforcement.outbox where tenant_id = $1 and sent_at is null limit 1', [f.tenantId]);
    return rows.length === 0 ? true : undefined;
  }, 120);
  await f.admin.query('checkpoint');
}

/** COPY of the rows, as the owner, into a table of the same shape, with the same indexes and checks; seconds. */
async function copyAgain(f: Fixture, { table, where }: Written): Promise<number> {
  await f.admin.query(`create table enforcement.bench_copy (like enforcement.${table} including all)`);
  try {
    const columns = (await f.admin.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = 'enforcement.${table}'::regclass and attnum > 0 and not attisdropped and attidentity = '' and attgenerated = '' order by attnum`)).rows.map((r) => r.name);
    const list = columns.join(', ');
    const text = await buffer(f.admin.query(copyTo(`copy (select ${list} from enforcement.${table} where tenant_id = '${f.tenantId}' and ${where} order by id) to stdout`)));
    const rows = text.reduce((n, byte) => n + Number(byte === 10), 0);
    if (rows < ROWS) throw new Error(`${rows} rows of ${table} were found to be copied`);
    const at = performance.now();
    await pipeline(Readable.from(slices(text)), f.admin.query(copyFrom(`copy enforcement.bench_copy (${list}) from stdin`)));
    return (performance.now() - at) / 1000;
  } finally {
    await f.admin.query('drop table enforcement.bench_copy');
  }
}

function* slices(text: Buffer): Generator<Buffer> {
  for (let at = 0; at < text.length; at += 65_536) yield text.subarray(at, at + 65_536);
}
