import { supervisionApi, supervisionKindNames, supervisionKinds, supervisionLifecycle, supervisionStates, type Supervision } from '@anlan/contracts/responsibility';
import { PlusOutlined } from '@ant-design/icons';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import { useOfCommittees } from '../../patterns/list/committee-filter';
import type { ListSpec } from '../../patterns/list/list.types';
import { call } from '../../api/client';
import type { BulkAction } from '../../patterns/list/list.types';
import { useRights, type Rights } from '../../session/rights';
import { NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { SupervisionFigures } from './figures';
import { SupervisionDue, SupervisionTag } from './supervision-tag';

function Kind({ kind }: Pick<Supervision, 'kind'>) {
  return <>{useWords().label(supervisionKinds[kind])}</>;
}

const spec: ListSpec<Supervision> = {
  name: 'responsibility.supervision', op: supervisionApi.list, rowKey: (s) => s.id, rowName: (s) => s.number, href: (s) => `supervisions/${s.id}`,
  columns: [
    { key: 'number', title: { zh: '文号', en: 'Number' }, main: true, render: (s) => <span style={{ overflowWrap: 'anywhere' }}>{s.number}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (s) => <SupervisionTag status={s.status} />, phone: 'mark' },
    { key: 'kind', title: { zh: '类别', en: 'Kind' }, render: (s) => <Kind kind={s.kind} />, phone: 'line' },
    { key: 'sides', title: { zh: '督办对象', en: 'Addressed to' }, render: (s) => <span style={{ overflowWrap: 'anywhere' }}>{s.sides.map((x) => x.name).join('、')}</span>, phone: 'line' },
    { key: 'due', title: { zh: '回复时限（有效期）', en: 'Reply by (holds until)' }, render: (s) => <SupervisionDue of={s} />, phone: 'line' },
    { key: 'reason', title: { zh: '事由', en: 'Reason' }, render: (s) => <span style={{ display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflow: 'hidden', overflowWrap: 'anywhere' }}>{s.reason}</span> },
    { key: 'delivered', title: { zh: '送达日期', en: 'Delivered' }, render: (s) => s.deliveredOn ?? NONE },
    { key: 'division', title: { zh: '发文区划', en: 'Issued by' }, render: (s) => s.divisionName, extra: true },
    { key: 'committee', title: { zh: '以委员会名义', en: 'In the name of' }, render: (s) => s.committee?.name ?? NONE, extra: true },
  ],
  filters: [
    { kind: 'choice', key: 'kind', label: { zh: '类别', en: 'Kind' }, choices: supervisionKindNames.map((value) => ({ value, label: supervisionKinds[value] })) },
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: supervisionStates.map((value) => ({ value, label: supervisionLifecycle.states[value] })) },
    { kind: 'flag', key: 'overdue', label: { zh: '逾期未回复', en: 'Overdue' } },
    { kind: 'flag', key: 'replyOwed', label: { zh: '须回复', en: 'Reply owed' }, extra: true },
    { kind: 'flag', key: 'dual', label: { zh: '双重督办', en: 'Two sides' } },
    { kind: 'flag', key: 'delivered', label: { zh: '已送达', en: 'Delivered' }, extra: true },
    { kind: 'flag', key: 'replied', label: { zh: '全部已回复', en: 'Replied by all' }, extra: true },
    { kind: 'text', key: 'deliveredMonth', label: { zh: '送达月份（如 2026-03）', en: 'Month of delivery, such as 2026-03' }, extra: true },
    { kind: 'days', key: 'deliveredOn', from: 'deliveredFrom', to: 'deliveredTo', whole: true, label: { zh: '送达日期', en: 'Delivered' }, extra: true },
    { kind: 'unit', key: 'unitId', label: { zh: '督办部门', en: 'Department' }, extra: true },
    { kind: 'division', key: 'divisionCode', label: { zh: '发文区划', en: 'Issued by' }, extra: true },
  ],
  search: { key: 'q', hint: { zh: '文号、对象、事由', en: 'Number, subject, reason' } }, saved: true, exports: true,
  empty: { text: { zh: '没有督办文书。起草后由他人签发，送达后由对象回复，再由他人解除。', en: 'There is no supervision document. Once drafted, another person approves it; its subject replies, and another releases it.' } },
};

/** What can be done to many documents at once. Each is a call of its own with the version that was on the screen. */
function supervisionBulk(rights: Rights): BulkAction<Supervision>[] {
  return [
    ...(rights.may('supervision.manage') ? [{ key: 'submit', label: { zh: '批量报审', en: 'Submit for approval' }, fits: (s: Supervision) => s.allowedActions.includes('submit'), run: (s: Supervision) => call(supervisionApi.submit, { params: { id: s.id }, version: s.version, body: {} }) }] : []),
    ...(rights.may('supervision.approve') ? [{ key: 'approve', label: { zh: '批量签发', en: 'Approve' }, fits: (s: Supervision) => s.allowedActions.includes('approve'), run: (s: Supervision) => call(supervisionApi.approve, { params: { id: s.id }, version: s.version, body: { note: null } }) }] : []),
  ];
}

/** 督办: documents of all kinds, and what came of them. */
export function SupervisionListPage() {
  const { t } = useWords();
  const list = useOfCommittees(spec);
  const rights = useRights();
  const bulk = supervisionBulk(rights);
  const add = rights.may('supervision.manage') && <><LinkButton to="supervisions/new-many">{t('批量拟制', 'Draft for many')}</LinkButton><LinkButton to="supervisions/new" type="primary" icon={<PlusOutlined />}>{t('起草', 'Draft')}</LinkButton></>;
  return <ListPage title={t('督办', 'Supervision')} spec={{ ...list, ...(bulk.length > 0 && { bulk }), empty: { ...spec.empty, action: add } }} actions={add}><SupervisionFigures /></ListPage>;
}
