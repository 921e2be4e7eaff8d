import { z } from 'zod';
import { defineEvent, uuid, type EventSpec } from '../kit';
import { portraitColours, portraitFactorKeys } from './portrait.factors';
import { portraitModelStates, type PortraitModelState } from './portrait.lifecycle';

const recoloured = z.object({
  subjectId: uuid, subjectName: z.string(), divisionCode: z.string(), from: z.enum(portraitColours), to: z.enum(portraitColours), score: z.number(), modelId: uuid,
  reasons: z.array(z.object({ factor: z.enum(portraitFactorKeys), value: z.number().int(), score: z.number() })).meta({ description: 'the factors that count most, gravest first' }),
});

export const portraitEvents = {
  recoloured: defineEvent({
    service: 'enforcement', aggregate: 'portrait', event: 'recoloured', version: 1, summary: { zh: '画像已变色', en: 'A subject\'s portrait has another colour' }, data: recoloured as z.ZodType,
    example: {
      subjectId: '01980000-0000-7000-8000-000000000011', subjectName: '深圳市某某五金有限公司', divisionCode: '440310001001', from: 'yellow', to: 'red', score: 44, modelId: '01980000-0000-7000-8000-0000000000b1',
      reasons: [{ factor: 'major_hazards', value: 1, score: 20 }, { factor: 'overdue_hazards', value: 3, score: 18 }],
    },
  }) as EventSpec,
};

const data = z.object({ modelId: uuid, name: z.string(), effectiveOn: z.string(), factors: z.number().int().meta({ description: 'how many' }), status: z.enum(portraitModelStates), actor: z.object({ id: z.string(), name: z.string() }).nullable() });
const modelEvent = (event: string, zh: string, en: string, status: PortraitModelState): EventSpec =>
  defineEvent({
    service: 'enforcement', aggregate: 'portrait_model', event, version: 1, summary: { zh, en }, data: data as z.ZodType,
    example: { modelId: '01980000-0000-7000-8000-0000000000b1', name: '企业安全画像模型（2026 年版）', effectiveOn: '2026-12-01', factors: 10, status, actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' } },
  }) as EventSpec;

export const portraitModelEvents = {
  drafted: modelEvent('drafted', '画像模型已起草', 'A portrait model was drafted', 'draft'),
  changed: modelEvent('changed', '画像模型已修改', 'A portrait model was changed', 'draft'),
  published: modelEvent('published', '画像模型已发布', 'A portrait model was published', 'published'),
};
export type PortraitModelEvent = keyof typeof portraitModelEvents;
