import { found } from './area';

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
