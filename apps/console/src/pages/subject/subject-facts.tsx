import { hazardApi, subjectApi, subjectKindNames, type RevealedContact, type SubjectDetail } from '@anlan/contracts/enforcement';
import { INDUSTRY_SECTIONS, type IndustrySection } from '@anlan/domain';
import { Button, Flex, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText, NONE, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { ownerText } from './subject-columns';
import { CensusTag, GradeTag, RiskTags } from './subject-tags';

export function SubjectFacts({ subject: s }: { subject: SubjectDetail }) {
  const { t, label } = useWords();
  const rights = useRights();
  const section = s.industryCode ? INDUSTRY_SECTIONS[s.industryCode[0] as IndustrySection] : undefined;
  return (
    <FactList
      title={t('基本情况', 'Facts')}
      facts={[
        { label: t('类别', 'Kind'), value: label(subjectKindNames[s.kind]) },
        { label: t('统一社会信用代码', 'Credit code'), value: s.creditCode ?? (s.noCreditCodeReason && t('无（{why}）', 'None ({why})', { why: s.noCreditCodeReason })) },
        { label: t('行业', 'Industry'), value: s.industryCode && `${s.industryCode}${section ? ` ${label(section)}` : ''}` },
        { label: t('所在区划', 'Division'), value: s.divisionName },
        { label: t('地址', 'Address'), value: s.address },
        { label: t('坐标', 'Position'), value: s.position && `${s.position.lat.toFixed(5)}, ${s.position.lng.toFixed(5)}（${s.position.crs}）` },
        { label: t('风险标签', 'Risk tags'), value: <RiskTags tags={s.tags} /> },
        { label: t('从业人数', 'Staff'), value: numberText(s.staffCount) },
        { label: t('法定代表人', 'Legal representative'), value: s.legalRepresentative },
        { label: t('联系人', 'Contact'), value: <Contact subject={s} /> },
        { label: t('责任人', 'Owner'), value: s.owner ? ownerText(s) : t('无责任人', 'Nobody') },
        ...(s.unit ? [{ label: t('企业账号单位', 'Unit of its accounts'), value: s.unit.name }] : []),
        { label: t('最近核实', 'Last confirmed'), value: s.refreshedAt ? instantText(s.refreshedAt) : t('从未核实', 'Never') },
        { label: t('核实期限', 'Confirm by'), value: <CensusTag subject={s} /> },
        { label: t('分级', 'Grade'), value: <span><GradeTag grade={s.grade} />{s.gradedAt && ` ${instantText(s.gradedAt)}`}</span> },
        { label: t('年度检查上限', 'Inspections a year'), value: s.inspectionCap === null ? t('未分级，未设上限', 'No cap before it is graded') : t('每年不超过 {n} 次', 'At most {n}', { n: s.inspectionCap }) },
        ...(s.gradeReason ? [{ label: t('分级理由', 'Why this grade'), value: s.gradeReason, wide: true as const }] : []),
        ...(rights.may('hazard.read') ? [{ label: t('隐患', 'Hazards'), value: <Hazards subject={s} /> }] : []),
        { label: t('登记', 'Registered'), value: `${instantText(s.registeredAt)} · ${s.registeredBy.name}` },
        { label: t('最近更新', 'Last change'), value: `${instantText(s.updatedAt)} · ${s.updatedBy.name}` },
      ]}
    />
  );
}

/** Its hazards, by what a report names it with: its code, or where it has none its name. */
function Hazards({ subject: s }: { subject: SubjectDetail }) {
  const { t } = useWords();
  const to = useTenantPath();
  const q = s.creditCode ?? s.name;
  const all = useRead(hazardApi.list, { query: { q, limit: 1, total: 'true' } });
  const open = useRead(hazardApi.list, { query: { q, status: 'reported,assigned,rectifying,rectified', limit: 1, total: 'true' } });
  if (all.data?.total === undefined || open.data?.total === undefined) return <>{NONE}</>;
  const link = (more: Record<string, string>, text: string) => <Link to={to(`hazards?${new URLSearchParams({ q, ...more })}`)}>{text}</Link>;
  return (
    <Flex gap={12} wrap component="span">
      {link({}, t('共 {n} 条', '{n} in all', { n: numberText(all.data.total) }))}
      {link({ status: 'reported,assigned,rectifying,rectified' }, t('未销号 {n} 条', '{n} open', { n: numberText(open.data.total) }))}
    </Flex>
  );
}

/** Whom to call, masked; in full to who may and says why. What was shown is forgotten with the page. */
function Contact({ subject: s }: { subject: SubjectDetail }) {
  const { t } = useWords();
  const rights = useRights();
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState<RevealedContact>();
  if (!s.contact) return <>{NONE}</>;
  const { name, phone } = s.contact;
  return (
    <Flex gap={8} wrap align="center">
      <span>{name} {shown?.contactPhone ? <a href={`tel:${shown.contactPhone}`}>{shown.contactPhone}</a> : phone}</span>
      {!shown && phone && rights.may('personal.reveal') && <Button size="small" onClick={() => setOpen(true)}>{t('查看全部', 'Show in full')}</Button>}
      <FormDrawer title={t('查看联系电话', 'Show the phone')} open={open} onClose={() => setOpen(false)}>
        <OperationForm op={subjectApi.reveal} params={{ id: s.id }} submit={t('查看', 'Show')} onDone={(answer) => (setShown(answer), setOpen(false))} onCancel={() => setOpen(false)}>
          <p>{t('查看的人、时间和事由记入审计日志。', 'Who looked, when and why is written into the audit log.')}</p>
          <Field name="reason" label={t('事由', 'Why')}><Input.TextArea rows={3} maxLength={200} showCount /></Field>
        </OperationForm>
      </FormDrawer>
    </Flex>
  );
}
