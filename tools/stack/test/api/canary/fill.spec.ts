import { OpenApi, type Schema } from '../openapi.kit';
import { fill, marked, markedFields, textFields } from './fill.kit';
import { canaryOf } from './marker.kit';

const here = canaryOf('440310', '坪山');
const api = new OpenApi({ paths: {}, components: { schemas: { Note: { type: 'object', properties: { note: { type: 'string', maxLength: 20 } } } } } });
const body: Schema = {
  type: 'object',
  required: ['title'],
  properties: {
    title: { type: 'string', minLength: 1, maxLength: 200 },
    username: { type: 'string', pattern: '^[a-z][a-z0-9._-]{2,39}$' },
    phone: { anyOf: [{ type: 'string', pattern: '^\\+?[0-9][0-9 -]{4,23}$' }, { type: 'null' }] },
    level: { type: 'string', enum: ['general', 'major'] },
    unitId: { type: 'string', format: 'uuid' },
    divisionCode: { type: 'string', pattern: '^(\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12}|\\d{15,16})$' },
    dueAt: { type: 'string', format: 'date-time' },
    evidence: { type: 'array', items: { anyOf: [{ type: 'string', maxLength: 500 }, { type: 'object', properties: { fileId: { type: 'string', format: 'uuid' }, description: { type: 'string' } } }] } },
    terms: { type: 'object', propertyNames: { type: 'string', pattern: '^[a-z][a-z0-9 _.-]{0,49}$' }, additionalProperties: { type: 'string', maxLength: 30 } },
    inner: { $ref: '#/components/schemas/Note' },
    withChildren: { type: 'boolean' },
    sort: { type: 'integer', minimum: -5 },
  },
};
const values = { unitId: 'u1', fileId: null, divisionCode: '440310' };
const texts = ['title', 'username', 'phone', 'evidence[]', 'evidence[].description', 'terms{}', 'inner.note'];

describe('filling a body', () => {
  it('given a schema, then its free texts are those without enum, format or a pattern that no text fits', () => {
    expect(textFields(api, body)).toEqual(texts);
  });

  it('given a filled body, then every free text holds the marker, and each other field a value', () => {
    const filled = fill(api, { id: 'x.y' }, body, here, values) as Record<string, unknown>;
    expect(markedFields(api, body, filled, here)).toEqual(texts);
    expect(filled).toMatchObject({ level: 'general', unitId: 'u1', divisionCode: '440310', dueAt: expect.stringMatching(/^20/), withChildren: false, sort: 1, phone: here.digits, username: expect.stringMatching(/^cn[0-9a-f]{6}-\d+$/) });
    expect((filled['inner'] as { note: string }).note.length).toBeLessThanOrEqual(20);
  });

  it('given the body of another tenant, or one that leaves fields out, then those are not counted', () => {
    const filled = fill(api, { id: 'x.y' }, body, here, values) as Record<string, unknown>;
    expect(markedFields(api, body, filled, canaryOf('330108', '滨江'))).toEqual([]);
    expect(markedFields(api, body, { ...filled, title: '无', inner: {} }, here)).toEqual(texts.filter((t) => t !== 'title' && t !== 'inner.note'));
  });

  it('given a field whose value cannot be known, then it says which, and where to give one', () => {
    expect(() => fill(api, { id: 'x.y' }, body, here, { ...values, divisionCode: undefined })).toThrow(/^x\.y: no value for divisionCode .*give one in valuesOf/);
    expect(() => fill(api, { id: 'x.y' }, { type: 'object', properties: { value: {} } }, here, values)).toThrow('x.y: value may be anything; say in valuesOf what it holds');
  });

  it('given a value for one operation, then it goes before that of the name alone', () => {
    expect(fill(api, { id: 'x.y' }, { type: 'object', properties: { unitId: body.properties?.['unitId'] as Schema } }, here, { ...values, 'x.y.unitId': 'u2' })).toEqual({ unitId: 'u2' });
  });

  it('given a pattern of numbers or a length that is too short, then the marker takes the form, or there is none', () => {
    expect(marked({ type: 'string', maxLength: 60, pattern: '^(?:[A-Za-z0-9\\u4e00-\\u9fff-]|\\{year\\}|\\{seq(?::[1-9])?\\})+$' }, here)).toBe(`${here.text}-{year}-{seq:6}`);
    expect(marked({ type: 'string', maxLength: 5 }, here)).toBeUndefined();
  });
});
