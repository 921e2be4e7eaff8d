import { settings, splitDivisionBody, type SettingKey } from '@anlan/contracts/tenancy';
import type { Response } from 'supertest';
import { z } from 'zod';
import { fourFulfilled } from './accident.kit';
import { finished, type Caller } from './api.kit';
import { hiddenVisit, signatures } from './campaign.kit';
import { fill, marked, type Values } from './canary/fill.kit';
import type { Cast } from './cast.kit';
import { featureOf, lastPart, makerOf, pathNames, PROPOSE, REPORTS, service, SUBMIT } from './makers.kit';
import { pathWith, referencesIn, type ApiOperation, type OpenApi, type Schema } from './openapi.kit';
import { drawnHazard } from './recheck.kit';
import { OwnFiles, picture } from './uploads.kit';

export type Ids = Readonly<Record<string, string>>;

/** A check that is sent with its report is finished at once. */
const UNFINISHED: Values = { report: null };
/** What there is to read of a draw only once it was made. */
const OF_A_DRAW_MADE: ReadonlySet<string> = new Set(['enforcement.draw.pool', 'enforcement.draw.verify']);
/** What brings the files of a record that has none when it is made. */
const FILES_BY: Readonly<Record<string, string>> = { 'responsibility.mechanism-record.open': 'responsibility.mechanism-record.record', 'responsibility.target.set': 'responsibility.target.report', 'responsibility.plan-project.draft': 'responsibility.plan-project.report', 'responsibility.rule-making.register': 'responsibility.rule-making.draft', 'responsibility.park-party.register': 'responsibility.park-party.sign' };
/** A subject has one application at a time. */
const APPLY = 'enforcement.standardisation.apply';
/** Of the query of an upload, what may be any text. */
export const freeQuery = (o: ApiOperation): ApiOperation['parameters'] => o.parameters.filter((p) => p.in === 'query' && !p.schema.enum);

/** The body's schema; where the document leaves a part of it to what the path names, that part is filled in. */
export function bodyOf(o: ApiOperation, ids: Ids): Schema | undefined {
  if (o.id === 'tenancy.division.split' && ids['code']) return splitBody(ids['code']);
  if (o.id !== 'tenancy.setting.put') return o.jsonBody;
  return { type: 'object', properties: { value: z.toJSONSchema(settings[ids['key'] as SettingKey].schema, { io: 'input' }) as Schema } };
}

/** A community that splits into another, to which its one grid goes. */
function splitBody(code: string): Schema {
  const into = `${code.slice(0, 9)}${Number(code.slice(9, 12)) + 300}`;
  const { children, into: halves } = splitDivisionBody.shape;
  const [half, child] = [halves.element, children.unwrap().element];
  const said = splitDivisionBody.extend({
    into: z.array(half.extend({ code: z.literal(into) })), children: z.array(child.extend({ code: z.literal(`${code}001`), successorCode: z.literal(`${into}001`) })),
  });
  return z.toJSONSchema(said, { io: 'input' }) as Schema;
}

let communities = 400;

/**
 * Does any operation as one tenant would, on a record made for it, led by the document alone: what makes a record is the
 * POST at its collection, what brings it into the right state are the other actions of its address.
 */
export class Practice {
  private last: (() => Promise<Response>) | undefined;
  /** makes records that are still to be worked */
  private beginner: Practice | undefined;
  private readonly kept = new Map<string, Promise<Ids>>();
  /** follow codes by receipt number */
  private readonly codes = new Map<string, string>();

  constructor(
    readonly api: OpenApi,
    readonly cast: Cast,
    private readonly values: Values,
    private readonly files = new OwnFiles(cast.tenant.canary),
    private readonly taken: readonly string[] = [],
  ) {}

  /** The same people, who take some values from another's. */
  taking(from: Practice, names: readonly string[]): Practice {
    const taken = Object.fromEntries(Object.entries(Object.getOwnPropertyDescriptors(from.values)).filter(([name]) => names.includes(name)));
    return new Practice(this.api, this.cast, this.valuesWith(Object.defineProperties({}, taken) as Values), this.files, names);
  }

  /** The values, with others in their place; a value that is new each time stays so. */
  private valuesWith(others: Values): Values {
    return Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(this.values), ...Object.getOwnPropertyDescriptors(others) }) as Values;
  }

  /** The receipt of a report made by somebody without a sign-in. */
  private async publicReport(): Promise<string> {
    const submit = this.api.operations.find((o) => o.id === SUBMIT) as ApiOperation;
    const { body, status, text } = await this.perform(submit, { slug: this.cast.tenant.slug });
    if (status !== submit.status) throw new Error(`${SUBMIT}: ${status} ${text}`);
    this.codes.set(body.receiptNumber, body.followCode);
    return body.receiptNumber;
  }

  /** A draw that was made, and that everybody may read: nothing changes it any more. */
  private publishedDraw(): Promise<Ids> {
    const publish = this.api.operations.find((o) => o.id === 'enforcement.draw.publish') as ApiOperation;
    const made = this.kept.get(publish.id) ?? this.perform(publish).then(({ body, status, text }) => {
      if (status !== publish.status) throw new Error(`${publish.id}: ${status} ${text}`);
      return { id: body.id, number: body.number };
    });
    this.kept.set(publish.id, made);
    return made;
  }

  /** The same as officers know it: by its id. */
  private async reportId(given?: string): Promise<Ids> {
    const receipt = given ?? (await this.publicReport());
    const { items } = await (this.cast.holders('public-report.read')[0] as Caller).read<{ items: { id: string }[] }>(`${REPORTS}?q=${receipt}`);
    return { id: items[0]?.id ?? '' };
  }

  /** A reward, whose report's code goes with it. */
  private async rewardId(propose: ApiOperation): Promise<Ids> {
    const receipt = await this.publicReport();
    const { body, status, text } = await this.perform(propose, await this.reportId(receipt));
    if (status !== propose.status) throw new Error(`${PROPOSE}: ${status} ${text}`);
    return this.codes.set(body.id, this.codes.get(receipt) ?? ''), { id: body.id };
  }

  /** A picture added to a report just made, which becomes the record. */
  private async pictureOf({ id }: Ids): Promise<Ids> {
    const reader = this.cast.holders('public-report.read')[0] as Caller;
    const { number } = await reader.read<{ number: string }>(`${REPORTS}/${id}`);
    const add = this.api.operations.find((o) => o.id === 'enforcement.public-report.add-picture') as ApiOperation;
    const added = await this.perform(add, { slug: this.cast.tenant.slug, receiptNumber: number });
    if (added.status !== add.status && added.status !== 409) throw new Error(`${add.id}: ${added.status} ${added.text}`);
    const { pictures } = await reader.read<{ pictures: { fileId: string }[] }>(`${REPORTS}/${id}`);
    return { fileId: pictures[0]?.fileId ?? '' };
  }

  /** What a field holds that names a record; a filter by the record of another ledger (checkCampaignId) names the same. */
  valueOf(name: string): string {
    const value = this.values[name] ?? this.values[name.replace(/^[a-z]+([A-Z])/, (_, first: string) => first.toLowerCase())];
    if (value === undefined) throw new Error(`${name}: the seed has no value of it; say in valuesOf what it names`);
    return String(value);
  }

  /** Ids for the operation's path: of a new record, or where nothing will change it, or making it takes long, of one made before. */
  async record(o: ApiOperation, untouched = o.method === 'get'): Promise<Ids> {
    const names = pathNames(o);
    const [first] = names;
    if (first === undefined) return {};
    if (o.permission === 'public') return { slug: this.cast.tenant.slug, ...(names.includes('calendar') && { calendar: this.valueOf('calendar') }), ...(names.includes('receiptNumber') && { receiptNumber: await this.publicReport() }), ...(names.includes('number') && { number: (await this.publishedDraw())['number'] as string }) };
    const parameter = o.parameters.find((p) => p.name === first);
    if (parameter?.schema.enum) return { [first]: String(parameter.schema.enum[0]) };
    if (first === 'month') return { month: String(this.values[`${o.id}.month`]) };
    if (OF_A_DRAW_MADE.has(o.id)) return { id: (await this.publishedDraw())['id'] as string };
    const maker = makerOf(this.api, o);
    if (maker && o.id === 'tenancy.division.split') return this.splittable(maker);
    const happens = this.values[o.id] ?? this.values[featureOf(o)];
    if (typeof happens === 'function') return this.happened(o, first, untouched, happens as (o: ApiOperation) => Promise<string | Ids>);
    if (!maker) throw new Error(`${o.id}: nothing makes such a record happen; say in valuesOf what does`);
    const keep = untouched || maker.status === 202;
    // A check has files once it is finished.
    const whole = names.includes('fileId');
    const key = `${maker.id} ${first} ${whole}`;
    const made = (keep ? this.kept.get(key) : undefined) ?? this.make(maker, first, whole);
    if (keep) this.kept.set(key, made);
    if (o.path.startsWith(REPORTS)) return { ...(await made), ...(names.includes('fileId') && (await this.pictureOf(await made))) };
    // A record's evidence is a file of who made it.
    const [who] = this.cast.holders(maker.permission);
    return { ...(await made), ...(names.includes('hazardId') && who && { hazardId: await drawnHazard(who, (await made)['id'] ?? '') }), ...(names.includes('fileId') && who && { fileId: await this.files.of(who, service(o)) }) };
  }

  /** A community of its own, with a grid. */
  private async splittable(maker: ApiOperation): Promise<Ids> {
    const [who] = this.cast.holders(maker.permission);
    const code = `${this.valueOf('divisionCode').slice(0, 9)}${(communities += 1)}`;
    for (const own of [code, `${code}001`]) await who?.made(maker.path, { code: own, name: this.cast.tenant.canary.text });
    return { code };
  }

  /** A record that no request makes, by what does. */
  private happened(o: ApiOperation, name: string, untouched: boolean, happens: (o: ApiOperation) => Promise<string | Ids>): Promise<Ids> {
    // Some of what is read is there only of a record that has come further.
    const key = `${featureOf(o)} ${lastPart(o.path)}`;
    const made = (untouched ? this.kept.get(key) : undefined) ?? happens(o).then((id) => (typeof id === 'string' ? { [name]: id } : id));
    if (untouched) this.kept.set(key, made);
    return made;
  }

  /** Does the operation; where the record's state does not allow it, other actions come first, and another person where it must be one. */
  async perform(o: ApiOperation, given?: Ids): Promise<Response> {
    const ids = given ?? (await this.record(o));
    return this.bring(o, ids, await this.attempt(o, ids), new Set([o.id]));
  }

  /** What a request of the operation carries: everything that the document says it takes. */
  async content(o: ApiOperation, ids: Ids = {}, who = this.cast.holders(o.permission)[0]): Promise<{ path: string; body?: unknown; headers: Record<string, string> }> {
    const wanted = o.parameters.filter((p) => p.in === 'query' && p.required).map((p) => `${p.name}=${encodeURIComponent(String(this.values[`${o.id}.${p.name}`] ?? this.values[p.name] ?? this.api.sample(p.schema)))}`);
    const path = [pathWith(o.path, ids), ...(wanted.length ? [wanted.join('&')] : [])].join('?');
    const headers: Record<string, string> = o.parameters.some((p) => p.name === 'If-Match') ? { 'if-match': await this.etag(o, ids) } : {};
    const code = this.codes.get(ids['receiptNumber'] ?? '');
    if (code && o.parameters.some((p) => p.name === 'follow-code')) headers['follow-code'] = code;
    const schema = bodyOf(o, ids);
    if (schema) {
      const file = who && referencesIn(this.api, schema).some((name) => name === 'fileId' || name === 'fileIds') ? await this.files.of(who, service(o)).then((fileId) => ({ fileId, fileIds: [fileId], signatures: signatures(this.cast.tenant.canary, fileId), ...fourFulfilled(this.cast.tenant.canary, fileId) })) : {};
      const own = { ...file, ...(o.id === APPLY && !this.taken.includes('subjectId') && { subjectId: (await this.make(this.api.operations.find((m) => m.id === 'enforcement.subject.register') as ApiOperation, 'id'))['id'] }), followCode: this.codes.get(ids['id'] ?? '') ?? this.values['followCode'],
        ...(o.id === 'enforcement.assignment-slip.issue' && !this.taken.includes('checkId') && { checkId: await hiddenVisit(this.cast.tenant.admin, this.cast.tenant.canary, this.valueOf('subjectId')), hazardIds: null }) };
      return { path, headers, body: fill(this.api, o, schema, this.cast.tenant.canary, this.valuesWith(own)) };
    }
    if (!o.uploadTypes.length) return { path, headers };
    const type = ['image/png', 'text/csv', 'application/geo+json'].find((t) => o.uploadTypes.includes(t)) ?? '';
    const body = type === 'image/png' ? picture(this.cast.tenant.canary) : this.values[`${o.id}.file`];
    if (body === undefined) throw new Error(`${o.id}: no file to upload; give one in valuesOf`);
    const texts = freeQuery(o).map((p) => `${p.name}=${encodeURIComponent(marked(p.schema, this.cast.tenant.canary, 1) ?? '')}`);
    return { path: texts.length ? `${path}${path.includes('?') ? '&' : '?'}${texts.join('&')}` : path, body, headers: { ...headers, 'content-type': type } };
  }

  /** The last request again, word for word. */
  async repeat(): Promise<void> {
    await this.last?.();
  }

  private async make(maker: ApiOperation, name: string, whole = false): Promise<Ids> {
    if (maker.id === SUBMIT) return this.reportId();
    if (maker.id === PROPOSE) return this.rewardId(maker);
    this.beginner ??= new Practice(this.api, this.cast, this.valuesWith(UNFINISHED), this.files);
    const res = await (whole ? this : this.beginner).perform(maker);
    if (!res.ok) throw new Error(`${maker.id}: ${res.status} ${res.text}`);
    const body = res.body as Record<string, string>;
    const record = whole ? this.api.operations.find((o) => o.id === FILES_BY[maker.id]) : undefined;
    if (record) await this.perform(record, { id: body['id'] ?? '' });
    if (res.status !== 202 || name === 'id') return { [name]: body[name] ?? (res.body as { items?: Record<string, string>[] }).items?.[0]?.[name] ?? '' };
    const { result, error } = await finished(this.cast.tenant.admin, String(res.headers['location']));
    if (!result) throw new Error(`${maker.id} failed: ${error}`);
    return { [name]: String(result[name]) };
  }

  private async attempt(o: ApiOperation, ids: Ids): Promise<Response> {
    let last: Response | undefined;
    // Some steps are nobody's but whom the record names.
    const named = this.values[`${o.id} by`] as (() => Promise<Caller>) | undefined;
    for (const who of [...this.cast.holders(o.permission), ...(named ? [await named()] : [])]) {
      last = await this.once(who, o, ids);
      // Some steps want two people.
      if (last.status !== 403 || last.body.code === 'request.forbidden') return last;
    }
    if (!last) throw new Error(`${o.id}: nobody of ${this.cast.tenant.slug} holds ${o.permission}`);
    return last;
  }

  private async once(who: Caller, o: ApiOperation, ids: Ids): Promise<Response> {
    const { path, ...rest } = await this.content(o, ids, who);
    this.last = () => who.call(o.method, path, rest);
    return this.last();
  }

  private async bring(o: ApiOperation, ids: Ids, first: Response, tried: Set<string>): Promise<Response> {
    let res = first;
    const record = o.path.split('/actions/')[0] ?? '';
    const siblings = this.api.operations.filter((s) => s.path.startsWith(`${record}/actions/`));
    for (let way: ApiOperation | undefined; res.status === 409; ) {
      const allowed = res.body.allowed as string[] | undefined;
      // In the order of the life-cycle, which ends with what is for good.
      const ways = allowed ? allowed.flatMap((verb) => siblings.filter((s) => lastPart(s.path) === verb)) : siblings;
      way = ways.find((s) => !tried.has(s.id));
      if (!way) return res;
      tried.add(way.id);
      const step = await this.attempt(way, ids);
      if (step.status === 202) await finished(this.cast.tenant.admin, String(step.headers['location']));
      if (step.ok) res = await this.attempt(o, ids);
    }
    return res;
  }

  private async etag(o: ApiOperation, ids: Ids): Promise<string> {
    const record = o.path.split('/actions/')[0] ?? '';
    const get = this.api.operations.find((g) => g.method === 'get' && g.path === record);
    const who = get && this.cast.holders(get.permission)[0];
    const res = await who?.get(pathWith(record, ids));
    return String(res?.headers['etag'] ?? '"1"');
  }
}
