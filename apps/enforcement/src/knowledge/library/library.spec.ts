import { createKnowledgeBody, knowledgeLibraryKeys } from '@anlan/contracts/enforcement';
import { library as checklists } from '../../checklist/library';
import { missingOf, newContent } from '../knowledge.rules';
import { library } from '.';

describe('the library of the knowledge base', () => {
  it.each(knowledgeLibraryKeys)('given %s, then every entry is whole, valid and there once', (key) => {
    const { kind, entries } = library[key];
    expect(new Set(entries.map((e) => e.key)).size).toBe(entries.length);
    expect(new Set(entries.map((e) => `${e.title} ${e.article}`)).size).toBe(entries.length);
    for (const { key: _, ...facts } of entries) {
      const body = createKnowledgeBody.parse({ ...facts, kind });
      expect({ title: body.title, missing: missingOf({ kind, ...newContent(body) }) }).toEqual({ title: body.title, missing: [] });
    }
  });

  it('given the criteria, then there are as many as the standards have, each in the words of the checklists', () => {
    expect(library['major-industry-trade'].entries.length).toBe(64);
    expect([library['major-hazardous-chemicals'].entries.length, library['major-fireworks'].entries.length]).toEqual([20, 20]);
    const criterion = library['major-industry-trade'].entries.find((e) => e.article === '第十三条第（一）项');
    expect(criterion?.text).toBe(checklists['major-confined-space'].items[0]?.text);
  });

  it('given the law, then each article holds its duties, and what checklists cite is what the base calls it', () => {
    const { entries } = library['work-safety-law-2021'];
    expect(entries.find((e) => e.article === '第二十一条')?.text?.split('\n').length).toBe(8);
    const cited = new Set(checklists['work-safety-law-2021'].items.flatMap((i) => i.basis.map((b) => `${b.law} ${b.article}`)));
    expect(new Set(entries.map((e) => `${e.collection} ${e.article}`))).toEqual(cited);
  });

  it('given violations, then each names an article that the law has and none names an amount', () => {
    for (const v of library['work-safety-violations'].entries) {
      expect(v.penalty).toMatch(/第(九十[四五六七八九]|一百(零[一二三四五六七八九])?)条$/);
      expect(`${v.text}${v.penalty}`).not.toMatch(/[万元]/);
    }
    expect(library['work-safety-violations'].entries[0]).toMatchObject({ basis: expect.stringMatching(/第二十一条$/) as string, penalty: expect.stringMatching(/第九十四条$/) as string });
  });
});
