import { publicReportApi, publicReportLifecycle, publicReportStates, recheckResultNames, reportChannelNames, type PublicReport } from '@anlan/contracts/enforcement';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { instantText, NONE } from '../../text/format';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';
import { choicesOf } from '../hazard/hazard.names';
import { ChannelFigures } from './channel-figures';
import { EnterReport } from './enter-report';
import { Channel, NamedTag, StateTag } from './state-tag';

const spec: ListSpec<PublicReport> = {
  name: 'enforcement.public-report', op: publicReportApi.list, rowKey: (r) => r.id, rowName: (r) => `${r.number} ${r.what.slice(0, 30)}`, href: (r) => `public-reports/${r.id}`,
  columns: [
    { key: 'number', title: { zh: '回执号', en: 'Receipt number' }, render: (r) => <span style={{ whiteSpace: 'nowrap' }}>{r.number}</span>, phone: 'line' },
    { key: 'what', title: { zh: '举报内容', en: 'What was reported' }, main: true, render: (r) => <span style={{ display: 'inline-block', maxWidth: 360, overflowWrap: 'anywhere' }}>{r.what.length > 80 ? `${r.what.slice(0, 80)}…` : r.what}</span> },
    { key: 'state', title: { zh: '状态', en: 'State' }, render: (r) => <StateTag state={r.state} />, phone: 'mark' },
    { key: 'channel', title: { zh: '来源渠道', en: 'Channel' }, render: (r) => <Channel channel={r.channel} />, phone: 'line' },
    { key: 'where', title: { zh: '地点', en: 'Where' }, render: (r) => <span style={{ overflowWrap: 'anywhere' }}>{r.where}</span>, phone: 'line' },
    { key: 'division', title: { zh: '所在区划', en: 'Division' }, render: (r) => r.divisionName, phone: 'line' },
    { key: 'named', title: { zh: '是否实名', en: 'Named?' }, render: (r) => <NamedTag report={r} />, phone: 'mark' },
    { key: 'pictures', title: { zh: '照片', en: 'Pictures' }, render: (r) => r.pictures.length, align: 'right' },
    { key: 'receivedAt', title: { zh: '收到时间', en: 'Received' }, render: (r) => <span style={{ whiteSpace: 'nowrap' }}>{instantText(r.receivedAt)}</span>, phone: 'line' },
    { key: 'handledBy', title: { zh: '办理人', en: 'Handled by' }, render: (r) => r.handledBy?.name ?? NONE },
    { key: 'handledAt', title: { zh: '办理时间', en: 'Handled' }, render: (r) => <span style={{ whiteSpace: 'nowrap' }}>{instantText(r.handledAt)}</span>, extra: true },
    { key: 'reference', title: { zh: '工单号或链接', en: 'Work order or address' }, render: (r) => <span style={{ overflowWrap: 'anywhere' }}>{r.reference ?? NONE}</span>, extra: true },
    { key: 'enteredBy', title: { zh: '登记人', en: 'Entered by' }, render: (r) => r.enteredBy?.name ?? NONE, extra: true },
    { key: 'hazard', title: { zh: '形成的隐患', en: 'Hazard' }, render: (r) => r.hazard?.number ?? NONE, extra: true },
  ],
  filters: [
    { kind: 'choice', key: 'state', label: { zh: '状态', en: 'State' }, choices: publicReportStates.map((value) => ({ value, label: publicReportLifecycle.states[value] })) },
    { kind: 'choice', key: 'channel', label: { zh: '来源渠道', en: 'Channel' }, choices: choicesOf(reportChannelNames), many: true },
    { kind: 'division', key: 'divisionCode', label: { zh: '所在区划', en: 'Division' } },
    { kind: 'choice', key: 'named', label: { zh: '是否实名', en: 'Named?' }, choices: [{ value: 'true', label: { zh: '实名', en: 'Named' } }, { value: 'false', label: { zh: '匿名', en: 'Anonymous' } }] },
    { kind: 'choice', key: 'verification', label: { zh: '核查结果', en: 'Verified?' }, choices: [{ value: 'verified', label: { zh: '属实', en: 'True' } }, { value: 'unfounded', label: { zh: '不属实', en: 'Not true' } }] },
    { kind: 'choice', key: 'closed', label: { zh: '隐患是否已销号', en: 'Hazard closed?' }, choices: [{ value: 'true', label: { zh: '是', en: 'Yes' } }, { value: 'false', label: { zh: '否', en: 'No' } }], extra: true },
    { kind: 'choice', key: 'recheck', label: { zh: '抽查复查结果', en: 'Found at the last re-check' }, choices: choicesOf(recheckResultNames), extra: true },
    { kind: 'days', key: 'received', from: 'receivedFrom', to: 'receivedTo', label: { zh: '收到日期', en: 'Received' } },
  ],
  search: { key: 'q', hint: { zh: '回执号、工单号、内容、地点', en: 'Number, work order, what, where' } },
  exports: true, saved: true,
  empty: { text: { zh: '您的职责范围内还没有公众举报。公众页面在“系统 › 设置 › 公众页面”中开放；热线、舆情、来访、来信由工作人员登记。', en: 'There are no public reports in your scope. The public page is opened at System › Settings; what comes by hotline, opinion, visit or letter is entered by staff.' } },
};

/** 公众举报 What everybody reported, on the page or otherwise, as far as the caller's scope reaches. */
export function PublicReportListPage() {
  const { t } = useWords();
  const enter = useRights().may('public-report.enter') && <EnterReport />;
  return <ListPage title={t('公众举报', 'Public reports')} spec={spec} actions={enter}><ChannelFigures /></ListPage>;
}
