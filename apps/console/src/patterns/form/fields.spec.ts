import { z } from 'zod';
import { fieldOf, isRequired, nearestField, withoutEmpty } from './fields';

describe('fields of a form', () => {
  const schema = z.strictObject({
    title: z.string(), note: z.string().optional(), level: z.enum(['a', 'b']).default('a'),
    admin: z.strictObject({ username: z.string() }), items: z.array(z.strictObject({ code: z.string() })).optional(),
  });

  it('given the path of a fault in the body, names the field of the form', () => {
    expect(fieldOf('body.items[2].code')).toEqual(['items', 2, 'code']);
    expect(fieldOf('body.title')).toEqual(['title']);
  });

  it('given a fault within a value that is one field, or at an entry of a list, then it stands at the next field above', () => {
    const known = [['value', 'general'], ['value', 0, 'to'], ['value']];
    expect(nearestField(['value', 'general', 'days'], known)).toEqual(['value', 'general']);
    expect(nearestField(['value', '0', 'to'], known)).toEqual(['value', 0, 'to']);
    expect(nearestField(['value', 3], known)).toEqual(['value']);
    expect(nearestField(['other', 'field'], known)).toBeUndefined();
  });

  it('given a fault elsewhere, names none', () => {
    expect(fieldOf('headers.if-match')).toBeUndefined();
    expect(fieldOf('body')).toBeUndefined();
  });

  it('marks what the contract wants, and not what it can do without', () => {
    const at = (...path: (string | number)[]) => isRequired(schema, path);
    expect([at('title'), at('admin', 'username'), at('items', 0, 'code')]).toEqual([true, true, true]);
    expect([at('note'), at('level'), at('items'), at('unknown')]).toEqual([false, false, false, false]);
  });

  it('leaves out what is empty, and keeps null, zero and false', () => {
    expect(withoutEmpty({ a: '', b: undefined, c: { d: '' }, e: null, f: 0, g: false, h: ['x'] })).toEqual({ e: null, f: 0, g: false, h: ['x'] });
  });
});
