import { assessmentSheetApi, responsibilityFileApi, type AssessmentSheet, type AssessmentSheetItem } from '@anlan/contracts/responsibility';
import { Checkbox, Flex, Form, Input, InputNumber, Radio } from 'antd';
import type { StepForm } from '../../patterns/detail/step-actions';
import { Field } from '../../patterns/form/field';
import { withoutEmpty } from '../../patterns/form/fields';
import { givenFiles } from '../../patterns/files/files';
import { FilesField, filesSent } from '../../patterns/files/files-field';
import { useWords } from '../../text/text';
import { PointsField, pointsText } from './points';

type Values = Readonly<Record<string, unknown>>;
const byHand = (i: AssessmentSheetItem): boolean => i.of.method !== 'formula' || i.of.indicator === 'entered';
const given = (values: Values): readonly Values[] => (values['items'] ?? []) as readonly Values[];
/** What was entered of the items that the form asks, each with its number, and its file. */
function itemsOf(asked: readonly AssessmentSheetItem[], values: Values): Record<string, unknown>[] {
  return asked.map((i, n) => {
    const { files, ...rest } = given(values)[n] ?? {};
    const [file] = givenFiles(files);
    return { item: i.item, ...(withoutEmpty(rest) as object | undefined), ...(file && { fileId: file.fileId }) };
  });
}

/** The forms of a sheet's steps, item by item. */
export function useSheetForms(s: AssessmentSheet): Readonly<Record<AssessmentSheet['allowedActions'][number], StepForm>> {
  const { t } = useWords();
  const asked = s.items.filter(byHand);
  const contested = s.items.filter((i) => i.appeal !== null);
  const none = <Field name="note" label={t('说明', 'Note')} required={false} hidden><Input /></Field>;
  return {
    'self-score': { op: assessmentSheetApi.selfScore, toBody: (v) => ({ items: itemsOf(asked, v) }), intro: { zh: '由系统取数的项目不用填写。', en: 'What the system measures is not asked.' }, fields: asked.map((i, n) => <SelfItem key={i.item} item={i} n={n} />) },
    measure: { op: assessmentSheetApi.measure, intro: { zh: '按现在的台账重新计算由系统取数的指标。', en: 'The indicators are counted anew, as of now.' }, fields: none },
    check: {
      op: assessmentSheetApi.check, toBody: (v) => ({ checkedOn: v['checkedOn'], place: v['place'], items: itemsOf(asked, v).map(checkBody) }),
      fields: (
        <>
          <Flex gap={12} wrap><Field name="checkedOn" label={t('实地核查日期', 'Checked on')}><Input type="date" style={{ width: 170 }} /></Field><Field name="place" label={t('核查地点', 'Place')} style={{ flex: '1 1 180px' }}><Input maxLength={300} /></Field></Flex>
          {asked.map((i, n) => <CheckItem key={i.item} item={i} n={n} />)}
        </>
      ),
      initial: { items: asked.map((i) => ({ points: i.of.method === 'manual' || i.of.method === 'bonus' ? (i.self?.points ?? 0) : undefined })) },
    },
    notify: { op: assessmentSheetApi.notify, intro: { zh: '告知后单位可在申诉期内逐项申诉。', en: 'From then on the unit may appeal, item by item.' }, fields: none },
    accept: { op: assessmentSheetApi.accept, intro: { zh: '确认后不能再申诉。', en: 'There is no appeal after it.' }, fields: none },
    appeal: { op: assessmentSheetApi.appeal, toBody: (v) => ({ items: itemsOf(s.items, v).filter((i) => i['reason'] !== undefined).map(({ chosen: _, ...i }) => i) }), intro: { zh: '勾选有异议的项目，写明理由。', en: 'Mark the items you contest, and say why.' }, fields: s.items.map((i, n) => <AppealItem key={i.item} item={i} n={n} />) },
    decide: { op: assessmentSheetApi.decide, toBody: (v) => ({ items: itemsOf(contested, v).map(({ points, ...i }) => (i['result'] === 'upheld' ? { ...i, points } : i)) }), initial: { items: contested.map(() => ({ result: 'refused' })) }, fields: contested.map((i, n) => <DecideItem key={i.item} item={i} n={n} />) },
    finalise: { op: assessmentSheetApi.accept },
  };
}

const checkBody = ({ times, reason, ...i }: Record<string, unknown>): Record<string, unknown> => {
  const counts = (times ?? []) as readonly (number | undefined)[];
  const deductions = counts.flatMap((n, at) => (n ? [{ deduction: at + 1, times: n, note: reason ?? '' }] : []));
  return { ...i, ...(times !== undefined && { deductions }) };
};

interface Part { readonly item: AssessmentSheetItem; readonly n: number }

function Named({ item: i, children }: { item: AssessmentSheetItem; children: React.ReactNode }) {
  const { t } = useWords();
  return (
    <fieldset style={{ border: 0, padding: 0, margin: '0 0 8px' }}>
      <legend style={{ fontSize: 14, fontWeight: 600, overflowWrap: 'anywhere' }}>{i.item}. {i.of.name}（{t('满分 {p}', '{p} in full', { p: pointsText(i.of.points) })}）</legend>
      <div style={{ marginBottom: 8, overflowWrap: 'anywhere' }}>{i.of.wanted}</div>
      {children}
    </fieldset>
  );
}

function Evidence({ n, name }: { n: number; name: string }) {
  const { t } = useWords();
  return <Field name={['items', n, 'files']} label={name} required={false} rules={[filesSent(t)]}><FilesField op={responsibilityFileApi.upload} most={1} /></Field>;
}

function SelfItem({ item: i, n }: Part) {
  const { t } = useWords();
  return (
    <Named item={i}>
      <Field name={['items', n, 'points']} label={t('第 {n} 项自评得分', 'Item {n}: points', { n: i.item })} required><PointsField most={i.of.points} /></Field>
      <Field name={['items', n, 'note']} label={t('第 {n} 项佐证说明', 'Item {n}: evidence', { n: i.item })} required={false}><Input.TextArea rows={2} maxLength={2000} /></Field>
      <Evidence n={n} name={t('第 {n} 项佐证照片', 'Item {n}: picture', { n: i.item })} />
    </Named>
  );
}

function CheckItem({ item: i, n }: Part) {
  const { t } = useWords();
  const at = { n: i.item };
  return (
    <Named item={i}>
      {(i.of.method === 'manual' || i.of.method === 'bonus') && <Field name={['items', n, 'points']} label={t('第 {n} 项核查得分', 'Item {n}: points', at)} required><PointsField most={i.of.points} /></Field>}
      {i.of.method === 'formula' && (
        <Flex gap={12} wrap>
          <Field name={['items', n, 'numerator']} label={t('第 {n} 项分子', 'Item {n}: numerator', at)} required><InputNumber min={0} precision={0} /></Field>
          <Field name={['items', n, 'denominator']} label={t('第 {n} 项分母', 'Item {n}: denominator', at)} required><InputNumber min={0} precision={0} /></Field>
        </Flex>
      )}
      {i.of.method === 'deduct' && (
        <>
          {i.of.deductions.map((d, k) => <Field key={d.name} name={['items', n, 'times', k]} label={t('{name}（每次扣 {p}）次数', '{name} ({p} each), times', { name: d.name, p: pointsText(d.points) })} required={false}><InputNumber min={0} max={100} precision={0} /></Field>)}
          <Field name={['items', n, 'reason']} label={t('第 {n} 项扣分事实', 'Item {n}: facts', at)} required={false}><Input.TextArea rows={2} maxLength={1000} /></Field>
        </>
      )}
      <Field name={['items', n, 'note']} label={t('第 {n} 项核查情况', 'Item {n}: what was found', at)} required={false}><Input.TextArea rows={2} maxLength={2000} /></Field>
      <Evidence n={n} name={t('第 {n} 项核查照片', 'Item {n}: picture', at)} />
    </Named>
  );
}

function AppealItem({ item: i, n }: Part) {
  const { t } = useWords();
  const chosen = Form.useWatch(['items', n, 'chosen']) as boolean | undefined;
  return (
    <div>
      <Field name={['items', n, 'chosen']} label="" required={false} valuePropName="checked" style={{ marginBottom: 4 }}><Checkbox>{i.item}. {i.of.name}（{pointsText(i.counted)} / {pointsText(i.of.points)}）</Checkbox></Field>
      {chosen && (
        <>
          <Field name={['items', n, 'reason']} label={t('第 {n} 项申诉理由', 'Item {n}: reason', { n: i.item })} required><Input.TextArea rows={3} maxLength={2000} /></Field>
          <Evidence n={n} name={t('第 {n} 项申诉照片', 'Item {n}: picture', { n: i.item })} />
        </>
      )}
    </div>
  );
}

function DecideItem({ item: i, n }: Part) {
  const { t } = useWords();
  const upheld = Form.useWatch(['items', n, 'result']) === 'upheld';
  return (
    <Named item={i}>
      <p>{t('核查 {p}；申诉：{r}', 'Checked {p}; appeal: {r}', { p: pointsText(i.check?.points), r: i.appeal?.reason ?? '' })}</p>
      <Field name={['items', n, 'result']} label={t('第 {n} 项复核', 'Item {n}: decision', { n: i.item })} required><Radio.Group options={[{ value: 'upheld', label: t('采纳', 'Upheld') }, { value: 'refused', label: t('维持', 'Refused') }]} /></Field>
      {upheld && <Field name={['items', n, 'points']} label={t('第 {n} 项采纳后得分', 'Item {n}: points', { n: i.item })} required><PointsField most={i.of.points} /></Field>}
      <Field name={['items', n, 'reason']} label={t('第 {n} 项复核意见', 'Item {n}: opinion', { n: i.item })} required><Input.TextArea rows={3} maxLength={2000} /></Field>
    </Named>
  );
}
