import { handOverApi, type HandOver } from '@anlan/contracts/responsibility';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { long } from '../duty-object/tags';

const spec: ListSpec<HandOver> = {
  name: 'responsibility.hand-over', op: handOverApi.list, rowKey: (h) => h.id, rowName: (h) => h.personName, href: (h) => `hand-overs/${h.id}`, exports: true, saved: true,
  columns: [
    { key: 'person', title: { zh: '移交人', en: 'Handed over by' }, main: true, render: (h) => long(h.personName) },
    { key: 'on', title: { zh: '交接日期', en: 'On' }, render: (h) => h.on, phone: 'line' },
    { key: 'to', title: { zh: '接任人', en: 'To' }, render: (h) => long([...new Set(h.lines.map((l) => l.successorName))].join('、')), phone: 'line' },
    { key: 'lines', title: { zh: '职责', en: 'Duties' }, render: (h) => h.lines.length, align: 'right' },
    { key: 'reason', title: { zh: '交接原因', en: 'Because' }, render: (h) => long(h.reason), phone: 'line' },
    { key: 'division', title: { zh: '区划', en: 'Division' }, render: (h) => h.divisionName },
    { key: 'by', title: { zh: '办理', en: 'Done by' }, render: (h) => `${instantText(h.handedAt)} · ${h.handedBy.name}` },
  ],
  filters: [{ kind: 'member', key: 'memberId', label: { zh: '移交人', en: 'Handed over by' } }, { kind: 'division', key: 'divisionCode', label: { zh: '区划', en: 'Division' } }],
  empty: { text: { zh: '还没有交接记录。', en: 'Nothing has been handed over yet.' } },
};

/** 交接记录 What was handed over, by whom and to whom. */
export function HandOverListPage() {
  const { t } = useWords();
  return <ListPage title={t('交接记录', 'Hand-overs')} spec={spec} actions={<LinkButton to="hand-overs/waiting" type="primary">{t('待交接的人员', 'Who waits')}</LinkButton>} />;
}
