// Labels of risk points, their import, and the rate of collection by its rows.
const labels = (tests) => ({ project: 'integration', file: 'apps/enforcement/src/risk-point/risk-point.import.int-spec.ts', tests });
const inFile = (path) => (find, replace) => [{ file: `apps/enforcement/src/${path}.ts`, find, replace }];
const tree = labels('given labels');
const file = labels('given a file with mistakes');

/** @type {import('./index.mjs').Mutation[]} */
export const riskLabels = [
  { name: 'label-of-nobody', breaks: '责任标签可用不存在的部门 a label names a department that is not there', edits: inFile('risk-point/risk-point.rules')("if (label && !reference.units.has(label.unitId)) throw invalidField('body.label.unitId', e.unknown_unit);", ''), caughtBy: tree },
  { name: 'labels-of-closed', breaks: '已销除的也算覆盖率 closed risk points count in the rate of labels', edits: inFile('risk-point/risk-point.labels')('riskPointConditions(ctx, { ...query, status: open })', 'riskPointConditions(ctx, { ...query })'), caughtBy: tree },
  { name: 'label-rate-flattered', breaks: '覆盖率只看有标签的 the rate of labels is of those labelled', edits: inFile('risk-point/risk-point.labels')('rate: rate(sum(labelled), sum(rows))', 'rate: rate(sum(labelled), sum(labelled))'), caughtBy: tree },
  { name: 'risk-import-anywhere', breaks: '可导入范围外的风险点 risk points are imported out of scope', edits: inFile('risk-point/risk-point.import')("assertStays(ctx, 'risk-point.manage', row);", ''), caughtBy: file },
  { name: 'risk-import-doubles', breaks: '重复导入成为两个 what is there already is imported again', edits: inFile('risk-point/risk-point.import')('there.add(keyOf(row));', ''), caughtBy: file },
  { name: 'risk-import-any-subject', breaks: '同名对象任取一个 of two subjects of a name one is taken', edits: inFile('subject/subject.known')("found.has(nameKey(row.name)) ? 'several' : row", 'row'), caughtBy: file },
  { name: 'collected-by-closed', breaks: '已销除的风险点也算采集 a closed risk point counts as collected', edits: inFile('risk-point/risk-point.statistics')("r.subject_id = subject.id and r.status <> 'closed'", 'r.subject_id = subject.id'), caughtBy: { project: 'integration', file: 'apps/enforcement/src/risk-point/risk-point.int-spec.ts', tests: 'given subjects in operation' } },
  { name: 'collection-drill-inverted', breaks: '采集率点开的是另一半 the rate of collection leads to the other half', edits: inFile('subject/subject.filters')("id ${q.hasRiskPoint ? '' : 'not '}in (select", "id ${q.hasRiskPoint ? 'not ' : ''}in (select"), caughtBy: labels('given the rate of collection') },
];
