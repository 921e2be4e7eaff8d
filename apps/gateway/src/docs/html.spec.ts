import { z } from 'zod';
import { html, prose } from './html';
import { fieldsOf } from './schema-fields';

describe('templates', () => {
  it('given text with markup in it, then it is shown and not obeyed', () => {
    const name = `<script>alert("x")</script>&'`;
    expect(html`<p title="${name}">${name}</p>`.text).not.toMatch(/<script|"x"|'/);
    expect(html`<p>${html`<b>${name}</b>`}</p>`.text).toMatch(/^<p><b>&#60;script&#62;/);
  });
  it('given lists, absent values and numbers, then they are put in as they read', () => {
    expect(html`${[1, html`<i>${'a'}</i>`]}${undefined}${false}`.text).toBe('1<i>a</i>');
  });
  it('given prose with backticks, then those parts are code, escaped', () => {
    expect(prose('用 `a<b` 表示').text).toBe('用 <code>a&#60;b</code> 表示');
  });
});

describe('the fields of a schema', () => {
  const place = z.object({ lng: z.number() }).meta({ id: 'FieldsSpecPlace', description: '位置' });

  it('given nesting, lists, references and nulls, then every field has a row with its path', () => {
    const schema = z.object({
      id: z.uuid(),
      kind: z.enum(['a', 'b']).meta({ description: '种类' }),
      at: place.nullable(),
      rows: z.array(z.object({ name: z.string().optional() })),
      names: z.array(z.string()),
    });
    expect(fieldsOf(schema)).toEqual([
      { path: 'id', type: 'string (uuid)', required: true, description: '' },
      { path: 'kind', type: '"a" | "b"', required: true, description: '种类' },
      { path: 'at', type: 'object | null', required: true, description: '位置' },
      { path: 'at.lng', type: 'number', required: true, description: '' },
      { path: 'rows', type: 'object[]', required: true, description: '' },
      { path: 'rows[].name', type: 'string', required: false, description: '' },
      { path: 'names', type: 'string[]', required: true, description: '' },
    ]);
  });
});
