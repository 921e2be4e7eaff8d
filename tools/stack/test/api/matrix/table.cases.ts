import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Response } from 'supertest';
import { repositoryRoot } from '../../../src/repository';
import { call, type Caller } from '../api.kit';
import type { CallOptions } from '../call.kit';
import { ask, comparable, nobodysOf } from '../isolation.cases';
import { pathWith, type ApiOperation } from '../openapi.kit';
import { collectionOf, namesRecord } from '../makers.kit';
import type { Practice } from '../practice.kit';
import { problemFaults } from '../problem.kit';
import type { Stage } from '../stage.kit';
import { callers, expected, type Asker, type Expected, type Facts } from './expectation.kit';
import { factsOf } from './facts.kit';
import { People } from './people.kit';

interface Cell {
  readonly response: Response;
  /** what the answer must not name */
  readonly hidden?: readonly string[];
  readonly faults?: readonly string[];
}

/** Every operation of the document × everybody who may ask: what each is answered follows from the contract, and is held to it. */
export function tableCases(stage: () => Stage): void {
  describe('access, by contract', () => {
    it('given every operation and every kind of caller, then each is answered as the contract says; the table is kept', async () => {
      const people = await People.of(stage());
      const { api } = stage();
      const faults: string[] = [];
      const lines = [['operation', 'method', 'path', 'permission', 'scope', ...callers].join(',')];
      // A service without long work has no operation to look up.
      const asked = api.operations.filter((o) => !o.id.includes('.operation.') || api.operations.some((m) => m.status === 202 && m.id.split('.')[0] === o.id.split('.')[0]));
      for (const o of asked) {
        const facts = factsOf(api, o);
        const cells: string[] = [];
        for (const who of callers) {
          const found = await cell(stage(), people, o, facts, who).catch((e: Error) => e.message);
          if (typeof found === 'string') faults.push(`${o.id}, ${who}: ${found}`);
          else faults.push(...found.faults.map((f) => `${o.id}, ${who}: ${f}`));
          cells.push(typeof found === 'string' ? '?' : found.text);
        }
        lines.push([o.id, facts.method, o.path, o.permission, o.scope ?? '', ...cells].join(','));
      }
      const folder = join(repositoryRoot(), 'tmp');
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'access-matrix.csv'), `\uFEFF${lines.join('\n')}\n`);
      expect(faults).toEqual([]);
      expect(lines.length - 1).toBe(asked.length);
      // Every operation by every role: some thousand requests.
    }, 480_000);
  });
}

async function cell(stage: Stage, people: People, o: ApiOperation, facts: Facts, who: Asker): Promise<{ text: string; faults: string[] }> {
  const want = expected(facts, who);
  const got = await answer(stage, people, o, facts, who);
  const { status, body } = got.response;
  const code = status >= 400 ? String(body.code) : '';
  return { text: code ? `${status} ${code}` : String(status), faults: faultsOf(want, got) };
}

function faultsOf(want: Expected, { response, hidden = [], faults: found = [] }: Cell): string[] {
  const { status, text } = response;
  const wrong = !want.status.includes(status) || (status >= 400 && !want.codes?.includes(String(response.body.code)));
  const faults = wrong ? [`${status} ${text.slice(0, 300)}, but ${want.why}: ${want.status.join(' or ')} ${want.codes?.join(' or ') ?? ''}`] : [];
  faults.push(...found);
  if (status >= 400) faults.push(...problemFaults(response));
  if (want.silent) faults.push(...hidden.filter((id) => id && text.includes(id)).map((id) => `names ${id}`));
  return faults;
}

async function answer(stage: Stage, people: People, o: ApiOperation, facts: Facts, who: Asker): Promise<Cell> {
  const here = stage.here[stage.levelOf(o)];
  const as = (token: string | undefined, content: CallOptions = {}, path = addressOf(o)): Promise<Response> =>
    call(stage.world.origin, o.method, path, { ...content, headers: { ...content.headers, ...(token && { authorization: `Bearer ${token}` }) } });
  if (o.permission === 'public') {
    const { path, ...content } = await here.content(o, await here.record(o));
    return { response: await as(await people.tokenOf(o, who), content, path) };
  }
  switch (who) {
    case 'none': return { response: await as(undefined) };
    case 'expired': return { response: await as(people.expired(o)) };
    case 'other realm': return { response: await as(people.otherRealm) };
    case 'no role': {
      const { path, ...content } = await here.content(o, await here.record(o, true));
      return { response: await as(people.noRole(o), content, path) };
    }
    case 'other tenant\'s ids': return fromThere(stage, o, facts);
    case 'out of scope': return asked(people.holderInPart(o), people.outside(o), o, facts);
    case 'in scope': return [facts.scope, facts.makerScope].includes('tenant') ? asked(people.holderInPart(o), here, o, facts) : { response: await people.inPart(o).perform(o) };
    case 'right': return { response: await here.perform(o) };
  }
}

/** An address of the operation that holds no record. */
const addressOf = (o: ApiOperation): string => pathWith(o.path, { ...nobodysOf(o), ...Object.fromEntries(o.parameters.filter((p) => p.in === 'path' && p.schema.enum).map((p) => [p.name, String(p.schema.enum?.[0])])) });

/** One asks for a record that another's practice made, or to make one like it; a list must not show it. */
async function asked(who: Caller, practice: Practice, o: ApiOperation, facts: Facts): Promise<Cell> {
  const { path, ...content } = await practice.content(o, await practice.record(o, true));
  return { response: await who.call(o.method, path, content), hidden: facts.names ? [] : await shownBy(practice, o) };
}

/** The id of a record that the list would show to who may see it. */
async function shownBy(practice: Practice, o: ApiOperation): Promise<string[]> {
  const get = practice.api.operations.find((g) => g.method === 'get' && o.method === 'get' && collectionOf(g) === o.path && g.path.endsWith('}') && namesRecord(g) && !g.parameters.some((p) => p.in === 'path' && p.schema.enum));
  return get ? Object.values(await practice.record(get)) : [];
}

/** Somebody of the other side who may do it among his own, with our ids. */
async function fromThere(stage: Stage, o: ApiOperation, facts: Facts): Promise<Cell> {
  const level = stage.levelOf(o);
  const [here, there] = [stage.here[level], stage.there[level]];
  const who = there.cast.holders(o.permission)[0] as Caller;
  if (facts.names) {
    const theirs = await ask(stage.api, who, o, await here.record(o, true));
    const nobodys = await ask(stage.api, who, o, nobodysOf(o));
    const same = JSON.stringify(comparable(theirs)) === JSON.stringify(comparable(nobodys));
    return { response: theirs, faults: same ? [] : [`tells it from an id of nobody: ${nobodys.text}`] };
  }
  const hidden = await shownBy(here, o);
  if (o.method !== 'get') {
    const { path, ...content } = await there.taking(here, facts.references.flatMap((name) => [name, `${o.id}.${name}`])).content(o, await there.record(o));
    return { response: await who.call(o.method, path, content), hidden };
  }
  // Each filter that names a record finds nothing by one of ours.
  const faults: string[] = [];
  const { path } = await there.content(o, await there.record(o));
  for (const name of facts.references) {
    const asked = new URL(path, 'http://x');
    asked.searchParams.set(name, here.valueOf(name));
    const { body, status } = await who.get(`${asked.pathname}${asked.search}`);
    if (status !== 200 || !isEmpty(body)) faults.push(`?${name}= of another tenant: ${status} ${JSON.stringify(body).slice(0, 200)}`);
  }
  return { response: await who.get(path), hidden, faults };
}

/** A list, a map or a collection with no record in it; words in it are those of the question, and of figures all are zero. */
function isEmpty(body: Record<string, unknown>): boolean {
  const lists = Object.values(body).filter(Array.isArray) as unknown[][];
  const figures = Object.values(body).filter((v): v is { count: number } => typeof v === 'object' && v !== null && 'count' in v);
  return lists.length + figures.length > 0 && lists.flat().every((entry) => typeof entry === 'string' || isNothing(entry as object)) && figures.every(({ count }) => count === 0);
}

function isNothing(entry: object): boolean {
  const numbers = numbersIn(entry);
  return numbers.length > 0 && numbers.every((n) => n === 0) && !('id' in entry);
}

/** The numbers of a row of figures, those of its figures among them. */
function numbersIn(entry: object): number[] {
  return Object.values(entry).flatMap((v: unknown) => (typeof v === 'number' ? [v] : typeof v === 'object' && v !== null ? numbersIn(v) : []));
}
