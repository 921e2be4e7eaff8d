import { onExchange, type Exchange } from '../call.kit';
import { pathNames } from '../makers.kit';
import { bodyOf,  freeQuery,  type Ids,  type Practice } from '../practice.kit';
import type { ApiOperation, OpenApi } from '../openapi.kit';
import { markedFields, textFields } from './fill.kit';
import { tenantOf } from './recorder.kit';
import type { Stage } from '../stage.kit';

/** Every way an operation can be asked: once, or once for each value of a path that has a few. */
function variants(o: ApiOperation): (Ids | undefined)[] {
  const few = o.parameters.find((p) => p.in === 'path' && p.schema.enum);
  return few ? (few.schema.enum as string[]).map((value) => ({ [few.name]: value })) : [undefined];
}

const key = (o: ApiOperation, ids: Ids | undefined): string => `${o.id}${ids && !('id' in ids) && o.parameters.some((p) => p.in === 'path' && p.schema.enum) ? `(${Object.values(ids).join()})` : ''}`;

/** The texts an operation takes, by the document: of its body, and of an upload its name and the file itself. */
function textsOf(api: OpenApi, o: ApiOperation, ids: Ids | undefined): string[] {
  const body = bodyOf(o, ids ?? {});
  if (body) return textFields(api, body);
  return o.uploadTypes.length ? [...freeQuery(o).map((p) => `?${p.name}`), 'file'] : [];
}

/** What was really written with the writer's own marker: heard on the wire, and answered with success. */
class Written {
  readonly fields = new Set<string>();
  readonly stop: () => void;

  constructor(private readonly stage: Stage) {
    this.stop = onExchange((e) => this.hear(e));
  }

  private hear(e: Exchange): void {
    const { api } = this.stage;
    const asked = e.response.ok && e.method !== 'get' ? api.find(e.method, e.path) : undefined;
    const canary = this.stage.world.recorder.aviary.all.find((c) => c.slug === tenantOf(e));
    if (!asked || !canary) return;
    const { operation: o, ids } = asked;
    const marks = (text: string): boolean => text.toLowerCase().includes(canary.code);
    const query = [...new URL(e.path, 'http://x').searchParams].filter(([, v]) => marks(v)).map(([name]) => `?${name}`);
    const texts = o.uploadTypes.length ? (marks(String(e.body)) ? ['file'] : []) : markedFields(api, bodyOf(o, ids), e.body, canary);
    for (const field of [...query, ...texts]) this.fields.add(`${canary.slug} ${key(o, ids)} ${field}`);
  }
}

export function singingCases(stage: () => Stage): void {
  describe('canaries', () => {
    it('given every operation that takes a text, then the tenants of both sides have written their marker into each', async () => {
      const { api, sides } = stage();
      const written = new Written(stage());
      const writes = api.operations.filter((o) => o.method !== 'get').flatMap((o) => variants(o).map((ids) => ({ o, ids, texts: textsOf(api, o, ids) }))).filter((w) => w.texts.length);
      const faults: string[] = [];
      const wanted: string[] = [];
      const sing = async (practice: Practice, { o, ids, texts }: (typeof writes)[number]): Promise<void> => {
        const { slug } = practice.cast.tenant;
        wanted.push(...texts.map((t) => `${slug} ${key(o, ids)} ${t}`));
        const res = await practice.perform(o, ids).catch((e: Error) => e);
        if (res instanceof Error) faults.push(`${slug}: ${res.message}`);
        else if (res.status !== o.status) faults.push(`${slug} ${key(o, ids)}: ${res.status} ${res.text}`);
        // The same once more: what refuses a second of its kind must not tell of it in a log.
        else if (o.method === 'post' && res.status === 201) await practice.repeat();
      };
      for (const write of writes) await Promise.all(sides.map((side) => sing(side[stage().levelOf(write.o)], write)));
      written.stop();
      expect(faults).toEqual([]);
      expect(wanted.filter((field) => !written.fields.has(field))).toEqual([]);
      // The walk over the schemas found something to write.
      expect(wanted.length).toBeGreaterThan(80);
      expect(writes.filter((w) => pathNames(w.o).length).length).toBeGreaterThan(10);
    });
  });
}
