import '../enforcement';
import '../tenancy';
import { z } from 'zod';
import { envelope, events, eventType, type EventSpec } from '../kit';
import { buildAsyncApi, eventName, exampleEnvelope } from '.';

type Json = Record<string, never>;
const info = { title: '安澜 Anlan', version: '0.1.0' };
const document = buildAsyncApi(events(), info) as Json;
const at = (pointer: string): unknown =>
  pointer.slice(2).split('/').reduce<unknown>((v, key) => (v as Json | undefined)?.[key], document);
const refs = (value: unknown): string[] =>
  value === null || typeof value !== 'object' ? [] : Object.entries(value).flatMap(([k, v]) => (k === '$ref' ? [v as string] : refs(v)));

describe('the AsyncAPI document', () => {
  it('has a channel with the NATS subject for every event, and receives it', () => {
    expect(document['asyncapi']).toBe('3.0.0');
    for (const e of events()) {
      expect(at(`#/channels/${eventName(e)}`)).toMatchObject({ address: `evt.{tenant}.${eventName(e)}`, messages: { [`v${e.version}`]: {} } });
      expect(at(`#/operations/receive.${eventName(e)}`)).toMatchObject({ action: 'receive', channel: { $ref: `#/channels/${eventName(e)}` } });
    }
    expect(Object.keys(document['channels'] as unknown as object)).toHaveLength(new Set(events().map(eventName)).size);
  });

  it('refers to nothing that is not there', () => {
    const found = refs(document);
    expect(found.length).toBeGreaterThan(30);
    for (const ref of found) expect({ ref, found: at(ref) !== undefined }).toEqual({ ref, found: true });
  });

  it.each(events().map((e) => [eventType(e), e] as const))('%s has an example that is a whole, valid envelope', (type, e) => {
    const message = at(`#/components/messages/${type}`) as unknown as { examples: { payload: unknown }[] };
    expect(message.examples).toHaveLength(1);
    const parsed = envelope.parse(message.examples[0]?.payload);
    expect(parsed).toMatchObject({ type, source: `/tenants/440310/${e.service}` });
    expect(parsed.subject).toMatch(new RegExp(`^${e.aggregate}s/[\\w-]+$`));
    expect(e.data.safeParse(parsed.data)).toMatchObject({ success: true });
  });

  it('is the same at every build and in whatever order contracts are loaded', () => {
    expect(JSON.stringify(buildAsyncApi([...events()].reverse(), info))).toBe(JSON.stringify(document));
  });

  it('given a second version of an event, then the subject stays and carries both messages', () => {
    const one: EventSpec = { service: 'training', aggregate: 'course', event: 'opened', version: 1, summary: { zh: '开班', en: 'Opened' }, data: z.object({ courseId: z.string() }), example: { courseId: 'c-1' } };
    const built = buildAsyncApi([{ ...one, version: 2 }, one], info) as { channels: Json };
    expect(Object.keys(built.channels)).toEqual(['training.course.opened']);
    expect(built.channels['training.course.opened']).toMatchObject({
      messages: { v1: { $ref: '#/components/messages/anlan.training.course.opened.v1' }, v2: { $ref: '#/components/messages/anlan.training.course.opened.v2' } },
    });
    expect(exampleEnvelope(one).subject).toBe('courses/c-1');
    expect(() => buildAsyncApi([one, one], info)).toThrow(/twice/);
  });
});
