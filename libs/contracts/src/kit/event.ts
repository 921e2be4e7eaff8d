import { z } from 'zod';
import type { ServiceName } from './operation';

/** CloudEvents 1.0 envelope, structured mode, as subscribers receive it. */
export const envelope = z
  .object({
    specversion: z.literal('1.0'),
    id: z.uuid().meta({ description: 'UUIDv7; the same id may arrive more than once: dedupe by it' }),
    source: z.string().meta({ description: '/tenants/<slug>/<service>' }),
    type: z.string().meta({ description: 'anlan.<service>.<aggregate>.<event>.v<n>' }),
    subject: z.string().meta({ description: '<aggregates>/<id>' }),
    time: z.iso.datetime({ offset: true }),
    datacontenttype: z.literal('application/json'),
    tenant: z.string().meta({ description: 'slug of the tenant: its division code' }),
    tenantsequence: z.number().int().meta({ description: 'gap-free number of the event in its tenant, from 1' }),
    sequence: z.string().meta({ description: 'version of the aggregate after the event, as a decimal string' }),
    traceparent: z.string().optional(),
    data: z.unknown(),
  })
  .meta({ id: 'EventEnvelope' });
export type Envelope<T = unknown> = Omit<z.infer<typeof envelope>, 'data'> & { data: T };

export interface EventSpec<D extends z.ZodType = z.ZodType> {
  readonly service: ServiceName;
  /** singular, e.g. `hazard` */
  readonly aggregate: string;
  /** past tense, e.g. `reported` */
  readonly event: string;
  readonly version: number;
  readonly summary: { readonly zh: string; readonly en: string };
  readonly data: D;
  readonly example: z.input<D>;
}

const declared = new Map<string, EventSpec>();

export function eventType(e: Pick<EventSpec, 'service' | 'aggregate' | 'event' | 'version'>): string {
  return `anlan.${e.service}.${e.aggregate}.${e.event}.v${e.version}`;
}

/** Declares an event; its example must fit its own schema, or start-up fails. */
export function defineEvent<D extends z.ZodType>(spec: EventSpec<D>): EventSpec<D> {
  const type = eventType(spec);
  if (declared.has(type)) throw new Error(`event ${type} is declared twice`);
  spec.data.parse(spec.example);
  declared.set(type, spec as unknown as EventSpec);
  return spec;
}

export function events(): EventSpec[] {
  return [...declared.values()];
}
