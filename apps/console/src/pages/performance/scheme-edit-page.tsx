import { performanceFigureNames, performanceFigures, pointsSchemeApi, type PerformanceFigure, type PointsRule, type PointsScheme } from '@anlan/contracts/enforcement';
import { addMonths, firstDayOf } from '@anlan/domain';
import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Form, Input, InputNumber, Select, theme } from 'antd';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { thisMonth } from './months';
import { isRate } from './points-text';

type Values = Record<string, unknown>;
const bodyOf = ({ source, rules, ...rest }: Values): Values => ({ ...rest, source: (source as string | undefined)?.trim() || null, rules: ((rules ?? []) as Partial<PointsRule>[]).map((r) => ({ ...r, cap: r.cap ?? null })) });
const valuesOf = ({ name, source, effectiveOn, base, rules }: PointsScheme): Values => ({ name, source: source ?? undefined, effectiveOn, base, rules });

/** A new version, empty or with the rules of another. */
export function NewSchemePage() {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const from = useSearchParams()[0].get('from');
  const model = useRead(pointsSchemeApi.get, { params: { id: from ?? '' } }, { enabled: from !== null });
  if (from !== null && !model.data) return model.error ? <ProblemView error={model.error} onRetry={() => void model.refetch()} /> : <PageSkeleton />;
  const next = firstDayOf(addMonths(thisMonth(), 1));
  const initial = { base: 100, rules: [{ direction: 'award' }], ...(model.data && valuesOf(model.data)), name: undefined, effectiveOn: next };
  return (
    <>
      <PageHeader back={<Link to={to('points-schemes')}>← {t('积分办法', 'Points scheme')}</Link>} title={t('起草积分办法', 'Draft a points scheme')} note={model.data && t('规则取自 {name}', 'With the rules of {name}', { name: model.data.name })} />
      <Card style={{ maxWidth: 860 }}>
        <OperationForm op={pointsSchemeApi.draft} initial={initial} submit={t('起草', 'Draft')} toBody={(v) => bodyOf(v) as never} onDone={(s) => void navigate(to(`points-schemes/${s.id}`))} onCancel={() => void navigate(to('points-schemes'))}><Fields /></OperationForm>
      </Card>
    </>
  );
}

/** Changes a draft; what is published the server refuses. */
export function EditSchemePage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const notices = useNotices();
  const scheme = useRead(pointsSchemeApi.get, { params: { id } }, { keep: true });
  if (!scheme.data) return scheme.error ? <ProblemView error={scheme.error} onRetry={() => void scheme.refetch()} /> : <PageSkeleton />;
  const back = (): void => void navigate(to(`points-schemes/${id}`));
  return (
    <>
      <PageHeader back={<Link to={to(`points-schemes/${id}`)}>← {scheme.data.name}</Link>} title={t('修改积分办法', 'Change the points scheme')} />
      <Card style={{ maxWidth: 860 }}>
        <OperationForm op={pointsSchemeApi.change} params={{ id }} version={scheme.data.version} initial={valuesOf(scheme.data)} toBody={(v) => bodyOf(v) as never} onReadAgain={() => void scheme.refetch()} onDone={() => (notices.success(t('已保存', 'Saved')), back())} onCancel={back}><Fields /></OperationForm>
      </Card>
    </>
  );
}

function Fields() {
  const { t } = useWords();
  return (
    <>
      <Field name="name" label={t('办法名称及版次', 'Name and version')} required><Input maxLength={100} placeholder={t('例如：街道执法考评积分办法（2027 年版）', 'Such as: Points of the streets, 2027')} /></Field>
      <Field name="source" label={t('依据文件', 'Based on')} required={false}><Input maxLength={200} /></Field>
      <Flex gap={16} wrap>
        <Field name="effectiveOn" label={t('施行日期', 'Takes effect')} required extra={t('自当日或其后开始的整月起', 'For months that begin on that day or later')}><Input type="date" style={{ width: 170 }} /></Field>
        <Field name="base" label={t('基础分', 'Base')} required><InputNumber min={0} max={10_000} style={{ width: 140 }} /></Field>
      </Flex>
      <h2 style={{ fontSize: 16 }}>{t('规则', 'Rules')}</h2>
      <p>{t('每个指标一条。数量按件计分；比率（查处率、进度）按“满分 × 比率”计，没有分母时不加不扣。', 'One for each figure. Counts give points for each one; rates give points × rate, and nothing where they have no base.')}</p>
      <Rules />
    </>
  );
}

function Rules() {
  const { t, label } = useWords();
  const { token } = theme.useToken();
  const rules = (Form.useWatch('rules') ?? []) as Partial<PointsRule>[];
  const free = (own?: PerformanceFigure) => performanceFigures.filter((f) => f === own || !rules.some((r) => r?.figure === f)).map((value) => ({ value, label: label(performanceFigureNames[value]) }));
  return (
    <Form.List name="rules">
      {(rows, { add, remove }) => (
        <Flex vertical gap={12} style={{ marginBottom: 16 }}>
          {rows.map(({ key, name }) => {
            const { figure } = rules[name] ?? {};
            return (
              <fieldset key={key} style={{ minWidth: 0, margin: 0, padding: '4px 16px 0', border: `1px solid ${token.colorBorderSecondary}`, borderRadius: token.borderRadius }}>
                <legend style={{ width: 'auto', margin: 0, padding: '0 6px', border: 0, fontSize: 14, color: token.colorText }}>{t('规则 {n}', 'Rule {n}', { n: name + 1 })}</legend>
                <Flex gap={12} wrap align="start">
                  <Field name={[name, 'figure']} label={t('事项', 'Event')} required style={{ flex: '2 1 200px', minWidth: 0 }}><Select showSearch={{ optionFilterProp: 'label' }} options={free(figure)} /></Field>
                  <Field name={[name, 'direction']} label={t('加扣', 'Award or deduct')} required style={{ flex: '1 1 100px' }}><Select options={[{ value: 'award', label: t('加分', 'Award') }, { value: 'deduct', label: t('扣分', 'Deduct') }]} /></Field>
                  <Field name={[name, 'points']} label={figure && isRate(figure) ? t('满分值', 'Points × rate') : t('每件分值', 'Points for each')} required style={{ flex: '1 1 100px' }}><InputNumber min={0.01} max={10_000} style={{ width: '100%' }} /></Field>
                  <Field name={[name, 'cap']} label={t('每月上限', 'Cap a month')} required={false} style={{ flex: '1 1 100px' }}><InputNumber min={0.01} max={10_000} placeholder={t('不设', 'none')} style={{ width: '100%' }} /></Field>
                </Flex>
                {rows.length > 1 && <Button type="text" size="small" style={{ marginBottom: 12 }} icon={<MinusCircleOutlined />} onClick={() => remove(name)}>{t('移除规则 {n}', 'Remove rule {n}', { n: name + 1 })}</Button>}
              </fieldset>
            );
          })}
          {rows.length < performanceFigures.length && <div><Button icon={<PlusOutlined />} onClick={() => add({ direction: 'award' })}>{t('增加规则', 'Add a rule')}</Button></div>}
        </Flex>
      )}
    </Form.List>
  );
}
