import { closest, found } from './area';

const groups = [
  { menu: [{ path: '', label: { zh: '工作台', en: 'Desk' } }] },
  { heading: { zh: '任务督办', en: 'Tasks and supervision' }, menu: [{ path: 'tasks', label: { zh: '任务', en: 'Tasks' } }, { path: 'supervisions', label: { zh: '约谈与通报', en: 'Interviews' } }] },
  { heading: { zh: '会议', en: 'Meetings' }, menu: [{ path: 'meetings', label: { zh: '会议', en: 'Meetings' } }] },
];
const paths = (words: string): string[] => found(groups, words).flatMap((g) => g.menu.map((e) => e.path));

describe('what is looked for in the menu', () => {
  it.each([
    ['nothing', '', ['', 'tasks', 'supervisions', 'meetings']],
    ['a word of one line', '约谈', ['supervisions']],
    ['a word of a heading', '督办', ['tasks', 'supervisions']],
    ['English in another case, with spaces around it', '  INTERVIEW ', ['supervisions']],
    ['what is not there', '气象', []],
  ])('given %s, then what has it is shown', (_, words, want) => expect(paths(words)).toEqual(want));
});

describe('where Enter leads', () => {
  const lists = [{ heading: { zh: '责任清单与责任书', en: 'Lists and letters' }, menu: [
    { path: 'lists', label: { zh: '责任清单', en: 'Lists' } },
    { path: 'letter-templates', label: { zh: '责任书模板', en: 'Templates of letters' } },
    { path: 'letters', label: { zh: '责任书', en: 'Letters' } },
  ] }];
  it.each([
    ['the name of one line, and a heading that has it', '责任书', 'letters'],
    ['a part of a name', '模板', 'letter-templates'],
    ['words of the heading only', 'lists and', 'lists'],
    ['what is not there', '气象', undefined],
  ])('given %s, then it is the line one means', (_, words, want) => expect(closest(found(lists, words), words)?.path).toBe(want));
});
