import { hazardLifecycle, publicReportApi, type HazardState, type PublicReport, type RevealedReporter } from '@anlan/contracts/enforcement';
import { Button, Flex, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { FactList } from '../../patterns/detail/fact-list';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { ToneTag } from '../../patterns/tone-tag';
import { Channel, NamedTag } from './state-tag';

export function ReportFacts({ report }: { report: PublicReport }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const { hazard, duplicateOf, position } = report;
  return (
    <FactList
      facts={[
        { label: t('来源渠道', 'Channel'), value: <Channel channel={report.channel} /> },
        ...(report.reference ? [{ label: t('工单号、文号或链接', 'Work order, letter or address'), value: <Reference text={report.reference} /> }] : []),
        ...(report.enteredBy ? [{ label: t('登记人', 'Entered by'), value: report.enteredBy.name }] : []),
        { label: t('地点', 'Where'), value: report.where },
        { label: t('所在区划', 'Division'), value: report.divisionName },
        { label: t('坐标', 'Position'), value: position && `${position.lat.toFixed(5)}, ${position.lng.toFixed(5)}（${position.crs}）` },
        { label: t('收到时间', 'Received'), value: instantText(report.receivedAt) },
        ...(report.channel === 'opinion' ? [] : [{ label: t('举报人', 'Reporter'), value: <Reporter report={report} /> }]),
        { label: t('办理', 'Handled'), value: report.handledAt && `${instantText(report.handledAt)} · ${report.handledBy?.name ?? ''}` },
        ...(hazard ? [{ label: t('形成的隐患', 'Hazard'), value: <span><Link to={to(`hazards/${hazard.id}`)}>{hazard.number}</Link> {label(hazardLifecycle.states[hazard.status as HazardState])}</span> }] : []),
        ...(duplicateOf ? [{ label: t('首次举报', 'First report'), value: <Link to={to(`public-reports/${duplicateOf.id}`)}>{duplicateOf.number}</Link> }] : []),
        ...(report.declineReason ? [{ label: t('不予受理的理由', 'Why it was declined'), value: <span style={{ whiteSpace: 'pre-wrap' }}>{report.declineReason}</span>, wide: true as const }] : []),
      ]}
    />
  );
}

/** An address opens beside the page, and learns nothing of where one came from; anything else is a number. */
function Reference({ text }: { text: string }) {
  return /^https?:\/\//i.test(text) ? <a href={text} target="_blank" rel="noopener noreferrer" style={{ overflowWrap: 'anywhere' }}>{text}</a> : <span style={{ overflowWrap: 'anywhere' }}>{text}</span>;
}

/** Who reported, masked; in full to who may and says why. What was shown is forgotten with the page. */
function Reporter({ report }: { report: PublicReport }) {
  const { t } = useWords();
  const rights = useRights();
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState<RevealedReporter>();
  if (report.reporterName === null && !(report.employee && report.named)) return <Flex gap={8} wrap><NamedTag report={report} />{report.employee && <ToneTag tone="warn">{t('本单位从业人员', 'An employee')}</ToneTag>}</Flex>;
  const name = shown?.reporterName ?? report.reporterName ?? t('实名，从业人员，不公开', 'Named; an employee, not shown');
  const phone = shown?.reporterPhone ?? report.reporterPhone;
  return (
    <Flex gap={8} wrap align="center">
      <span>{name} {shown && phone ? <a href={`tel:${phone}`}>{phone}</a> : phone}</span>
      {!shown && rights.may('personal.reveal') && <Button size="small" onClick={() => setOpen(true)}>{t('查看全部', 'Show in full')}</Button>}
      <FormDrawer title={t('查看举报人', 'Show the reporter')} open={open} onClose={() => setOpen(false)}>
        <OperationForm op={publicReportApi.reveal} params={{ id: report.id }} submit={t('查看', 'Show')} onDone={(answer) => (setShown(answer), setOpen(false))} onCancel={() => setOpen(false)}>
          <p>{t('举报人受法律保护，不得泄露。查看的人、时间和事由记入审计日志。', 'The law protects who reports. Who looked, when and why is written into the audit log.')}</p>
          <Field name="reason" label={t('事由', 'Why')}><Input.TextArea rows={3} maxLength={200} showCount /></Field>
        </OperationForm>
      </FormDrawer>
    </Flex>
  );
}
