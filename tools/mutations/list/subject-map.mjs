// Subjects on a map, matched names, and the street's part of the census.
const file = (name, tests) => ({ project: 'integration', file: `apps/enforcement/src/subject/subject.${name}.int-spec.ts`, tests });
const inFile = (path) => (find, replace) => [{ file: path, find, replace }];

/** @type {import('./index.mjs').Mutation[]} */
export const subjectMaps = [
  { name: 'subject-ids-unasked', breaks: '指定对象时给出全部 with ids the whole register is given', edits: inFile('apps/enforcement/src/subject/subject.filters.ts')("where.and('id = any($::uuid[])', q.ids);", ''), caughtBy: file('map', 'given ids') },
  { name: 'subject-map-places-all', breaks: '无坐标的不另列 what has no position is not told apart', edits: inFile('apps/enforcement/src/subject/subject.map.ts')('filter (where cell is null))::int as unplaced', 'filter (where cell is not null))::int as unplaced'), caughtBy: file('map', 'given subjects') },
  { name: 'names-by-the-letter', breaks: '括号不同就是另一家 another bracket is another company', edits: inFile('libs/domain/src/name-key.ts')(".replace(/[【】〔〕[\\]{}]/g, (b) => brackets[b] ?? b)", ''), caughtBy: { project: 'unit', file: 'libs/domain/src/name-key.spec.ts' } },
  { name: 'census-of-nobody', breaks: '无责任人的不成待办 what nobody was given is nobody\'s to do', edits: inFile('apps/enforcement/src/subject/subject.todos.ts')("owner_member_id is null and owner_unit_id is null) or", 'owner_member_id is null and owner_unit_id is not null) or'), caughtBy: file('own', 'given what is to be confirmed') },
];
