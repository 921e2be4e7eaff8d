import { assessmentMethodNames, riskLevelNames, riskLevels, riskPointApi, riskPointLifecycle, type RiskPointAction, type RiskPointDetail } from '@anlan/contracts/enforcement';
import { EditOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { choicesOf } from '../hazard/hazard.names';
import { ControlFields } from './control-fields';
import { labelBody, PointFields } from './point-fields';
import { RiskLevelTag } from './risk-tags';

type Doing = RiskPointAction | 'change';
const operations = { assess: riskPointApi.assess, grade: riskPointApi.grade, control: riskPointApi.control, review: riskPointApi.review, close: riskPointApi.close, reopen: riskPointApi.reopen, change: riskPointApi.change } as const;

/** What each form begins with. */
function initialOf(doing: Doing, r: RiskPointDetail): Record<string, unknown> {
  switch (doing) {
    case 'assess': return { method: 'matrix' };
    case 'grade': return { level: r.level ?? r.assessment?.suggestedLevel };
    case 'control': return { measures: r.measures.length ? r.measures : [{ kind: 'management', checkItems: [] }], owner: { memberId: r.owner?.memberId ?? undefined, unitId: r.owner?.unitId ?? undefined } };
    case 'review': return { level: r.level ?? undefined };
    case 'change': return { name: r.name, kind: r.kind, subjectId: r.subjectId, place: r.place, divisionCode: r.divisionCode, position: r.position, tags: r.tags, accidentTypes: r.accidentTypes, label: r.label && { unitId: r.label.unitId, post: r.label.post, task: r.label.task }, description: r.description };
    default: return {};
  }
}

interface Measure {
  readonly kind: string;
  readonly text: string;
  readonly checkItems?: readonly { readonly templateId: string; readonly code: string }[];
}

function bodyOf(doing: Doing, values: Record<string, unknown>): Record<string, unknown> {
  const given = Object.fromEntries(Object.entries(values).filter(([, v]) => v !== undefined && v !== ''));
  if (doing === 'change') return Object.fromEntries(Object.entries(values).map(([k, v]) => [k, k === 'label' ? labelBody(v) : v === undefined || v === '' ? null : v]));
  if (doing !== 'control') return given;
  const owner = values['owner'] as { memberId?: string | null; unitId?: string | null } | undefined;
  return {
    ...given, owner: { memberId: owner?.memberId ?? null, unitId: owner?.unitId ?? null },
    measures: ((values['measures'] ?? []) as Measure[]).map((m) => ({ kind: m.kind, text: m.text, checkItems: (m.checkItems ?? []).map(({ templateId, code }) => ({ templateId, code })) })),
  };
}

/** The buttons of what the state and the caller's rights allow; each opens the form of its operation. */
export function RiskPointActions({ point }: { point: RiskPointDetail }) {
  const { t, label } = useWords();
  const rights = useRights();
  const notices = useNotices();
  const [open, setOpen] = useState<{ doing: Doing; point: RiskPointDetail }>();
  const name = (d: Doing): string => (d === 'change' ? t('修改信息', 'Change') : label(riskPointLifecycle.actions[d]));
  const actions = point.allowedActions.filter((a) => rights.may(riskPointLifecycle.actions[a].permission));
  return (
    <>
      {actions.map((a, i) => <Button key={a} type={i === 0 && a !== 'close' ? 'primary' : 'default'} danger={a === 'close'} onClick={() => setOpen({ doing: a, point })}>{name(a)}</Button>)}
      {rights.may('risk-point.manage') && point.status !== 'closed' && <Button icon={<EditOutlined />} onClick={() => setOpen({ doing: 'change', point })}>{name('change')}</Button>}
      <FormDrawer title={open ? `${name(open.doing)} · ${open.point.name}` : ''} open={!!open} onClose={() => setOpen(undefined)} width={open?.doing === 'control' ? 640 : 520}>
        {open && (
          <OperationForm
            key={open.doing} op={operations[open.doing] as typeof riskPointApi.close} params={{ id: open.point.id }} version={open.point.version} initial={initialOf(open.doing, open.point)} toBody={(v) => bodyOf(open.doing, v) as never} draft={`risk-point.${open.doing}.${open.point.id}`}
            submit={name(open.doing)} danger={open.doing === 'close'} onCancel={() => setOpen(undefined)} onReadAgain={() => setOpen(undefined)}
            onDone={() => {
              notices.success(t('已{action}', '{action}: done', { action: name(open.doing) }));
              setOpen(undefined);
            }}
          >
            <StepFields doing={open.doing} />
          </OperationForm>
        )}
      </FormDrawer>
    </>
  );
}

function StepFields({ doing }: { doing: Doing }) {
  const { t, label } = useWords();
  const grades = useRights().may('risk-point.grade');
  const said = (name: string, title: string) => <Field name={name} label={title}><Input.TextArea rows={4} maxLength={2000} showCount /></Field>;
  switch (doing) {
    case 'assess': return (
      <>
        <Field name="method" label={t('评估方法', 'Method')}><Select options={choicesOf(assessmentMethodNames).map((c) => ({ value: c.value, label: label(c.label) }))} /></Field>
        <Field name="score" label={t('分值（直接判定可不填）', 'Score, if there is one')} required={false}><InputNumber min={0} max={10000} style={{ width: 160 }} /></Field>
        <Field name="suggestedLevel" label={t('建议等级', 'Suggested level')}><LevelSelect /></Field>
        {said('conclusion', t('评估结论', 'Conclusion'))}
      </>
    );
    case 'grade': return <><Field name="level" label={t('风险等级', 'Level')}><LevelSelect /></Field>{said('reason', t('定级理由', 'Reason'))}</>;
    case 'control': return <ControlFields />;
    case 'review': return <>{grades && <Field name="level" label={t('复评后的等级', 'Level after the review')}><LevelSelect /></Field>}{said('conclusion', t('复评结论', 'Conclusion'))}</>;
    case 'change': return <PointFields />;
    default: return said('reason', t('原因', 'Reason'));
  }
}

function LevelSelect(props: { value?: string; onChange?: (v: string) => void; id?: string }) {
  const { label } = useWords();
  return <Select {...props} options={riskLevels.map((l) => ({ value: l, label: label(riskLevelNames[l]) }))} optionRender={(o) => <RiskLevelTag level={o.value as (typeof riskLevels)[number]} />} />;
}
