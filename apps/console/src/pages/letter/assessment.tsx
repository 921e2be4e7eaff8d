import type { Letter } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Input, Radio } from 'antd';
import type { StepForm } from '../../patterns/detail/step-actions';
import { Field } from '../../patterns/form/field';
import { ToneTag } from '../../patterns/tone-tag';
import { useRights } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { IssueTask } from '../task/source-tasks';

const targetText = ({ name, value, unit }: Letter['targets'][number]): string => `${name} ${value}${unit ? ` ${unit}` : ''}`;

/** 考核: what came of each target, and what follows from all of them. */
export function AssessFields({ letter: l }: { letter: Letter }) {
  const { t } = useWords();
  return (
    <>
      {l.targets.map((target, i) => (
        <fieldset key={targetText(target)} style={{ border: 0, padding: 0, margin: '0 0 8px', minWidth: 0 }}>
          <legend style={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{i + 1}. {targetText(target)}</legend>
          <Field name={['results', i, 'actual']} label={t('第 {n} 项完成值', 'Target {n}: what was reached', { n: i + 1 })} required><Input maxLength={50} /></Field>
          <Field name={['results', i, 'met']} label={t('第 {n} 项是否完成', 'Target {n}: met or not', { n: i + 1 })} required><Radio.Group optionType="button" options={[{ value: true, label: t('完成', 'Met') }, { value: false, label: t('未完成', 'Not met') }]} /></Field>
          <Field name={['results', i, 'note']} label={t('第 {n} 项说明', 'Target {n}: note', { n: i + 1 })} required={false}><Input.TextArea rows={1} autoSize maxLength={500} /></Field>
        </fieldset>
      ))}
      <Field name="conclusion" label={t('考核结论', 'Conclusion')}><Input.TextArea rows={2} maxLength={500} /></Field>
      <Field name="assessedOn" label={t('考核日期', 'Assessed on')}><Input type="date" max={shanghaiDay(new Date())} style={{ width: 170 }} /></Field>
    </>
  );
}

/** What the form begins with: an earlier assessment, or nothing but the day. */
export const assessInitial = ({ assessment }: Letter): StepForm['initial'] => (assessment ? { results: assessment.results, conclusion: assessment.conclusion } : { assessedOn: shanghaiDay(new Date()) });

type Entered = Partial<Record<'actual' | 'met' | 'note', unknown>>;

export const assessBody: StepForm['toBody'] = ({ results, ...v }) => ({ ...v, results: ((results ?? []) as Entered[]).map(({ actual, met, note }, i) => ({ target: i + 1, actual, met, note: note || null })) });

/** What the form of a task from the letter begins with. */
export const letterPreset = (l: Letter) => ({ leadUnitId: l.partyB.unitId, divisionCode: l.divisionCode });

/** 目标, and once it was assessed what came of each. */
export function Targets({ letter: l }: { letter: Letter }) {
  const { t } = useWords();
  const issues = useRights().may('task.manage') && l.status === 'signed';
  const { assessment: a } = l;
  return (
    <>
      {l.targets.length > 0 && (
        <table className="rates-table" style={{ marginTop: 16 }}>
          <caption style={{ textAlign: 'left', fontWeight: 600 }}>{t('目标', 'Targets')}</caption>
          {a && <thead><tr><th scope="col">{t('目标', 'Target')}</th><th scope="col">{t('目标值', 'Value')}</th><th scope="col">{t('完成值', 'Reached')}</th><th scope="col">{t('结果', 'Result')}</th></tr></thead>}
          <tbody>
            {l.targets.map((x, i) => {
              const result = a?.results[i];
              return (
                <tr key={`${i} ${x.name}`}>
                  <th scope="row" style={{ overflowWrap: 'anywhere' }}>{x.name}{issues && <>{' '}<IssueTask kind="letter" id={l.id} preset={{ sourceTarget: String(i + 1), title: x.name, ...letterPreset(l) }} name={t('就第 {n} 项目标下达任务', 'Issue a task for target {n}', { n: i + 1 })} /></>}{result?.note && <div><small>{result.note}</small></div>}</th><td>{x.value} {x.unit}</td>
                  {result && <><td>{result.actual}</td><td><ToneTag tone={result.met ? 'good' : 'bad'}>{result.met ? t('完成', 'met') : t('未完成', 'not met')}</ToneTag></td></>}
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {a && <p><strong>{t('考核结论：', 'Conclusion: ')}</strong><span style={{ overflowWrap: 'anywhere' }}>{a.conclusion}</span><br /><small>{t('{day} 考核，{name} 于 {at} 登记', 'Assessed on {day}, entered by {name} at {at}', { day: a.assessedOn, name: a.by.name, at: instantText(a.at) })}</small></p>}
    </>
  );
}
