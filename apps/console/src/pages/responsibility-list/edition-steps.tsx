import { itemWantNames, responsibilityListApi, responsibilityListLifecycle, type ListItem, type ResponsibilityList } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Alert, Input } from 'antd';
import { StepActions, type StepForm } from '../../patterns/detail/step-actions';
import { Field } from '../../patterns/form/field';
import { useWords } from '../../text/text';
import { wanting } from './wanting';

interface Props {
  readonly list: ResponsibilityList;
  readonly items: readonly ListItem[] | undefined;
  readonly onReadAgain: () => void;
}

/** What the server allows with an edition now. */
export function EditionSteps({ list, items, onReadAgain }: Props) {
  const { t } = useWords();
  const today = shanghaiDay(new Date());
  const text = (name: string, label: string, rows = 3) => <Field name={name} label={label}><Input.TextArea rows={rows} maxLength={500} /></Field>;
  const forms: Record<ResponsibilityList['allowedActions'][number], StepForm> = {
    submit: { op: responsibilityListApi.submit, intro: { zh: '送审后由他人审定；退回前不能修改。', en: 'Another person approves it; until it is returned it cannot be changed.' }, fields: <Missing list={list} items={items} /> },
    approve: { op: responsibilityListApi.approve, fields: text('note', t('审定意见', 'Opinion')) },
    return: { op: responsibilityListApi.return, danger: true, fields: text('reason', t('退回理由', 'Reason')) },
    issue: {
      op: responsibilityListApi.issue, initial: { issuedOn: today }, intro: { zh: '印发后全部事项生效，内容不再变；原版同时被取代。', en: 'All its items come into force and stay as they are; the edition before goes out of force.' },
      fields: <><Field name="documentNumber" label={t('文号', 'Document number')}><Input maxLength={100} placeholder={t('例如：深坪安〔2026〕3号', 'As on the paper')} /></Field><Field name="issuedOn" label={t('印发日期', 'Issued on')}><Input type="date" style={{ width: 170 }} /></Field></>,
    },
    publish: { op: responsibilityListApi.publish, fields: <Field name="place" label={t('公示位置（网址、公告栏）', 'Where: an address, a notice board')}><Input maxLength={300} /></Field> },
    revise: { op: responsibilityListApi.revise, intro: { zh: '复制全部事项为新一版草稿；本版在新版印发时才被取代。', en: 'A new draft with all its items; this edition stays in force until that is issued.' } },
    repeal: { op: responsibilityListApi.repeal, danger: true, fields: text('reason', t('废止理由', 'Reason')) },
    withdraw: { op: responsibilityListApi.withdraw, danger: true, intro: { zh: '撤回后草稿作废。', en: 'The draft is given up.' } },
  };
  return <StepActions record={list} actions={responsibilityListLifecycle.actions} forms={forms} also={[['responsibility', 'list-item']]} onReadAgain={onReadAgain} />;
}

/** What the service would refuse a list for, said before it is submitted. */
export function Missing({ list, items }: Pick<Props, 'list' | 'items'>) {
  const { t, label } = useWords();
  if (!items) return null;
  if (items.length === 0) return <Alert style={{ marginBottom: 16 }} type="warning" showIcon title={t('清单还没有事项，不能送审', 'The list has no items yet, and is not submitted without')} />;
  const open = items.map((item) => ({ item, wants: wanting(list.rules, item) })).filter((x) => x.wants.length > 0);
  if (open.length === 0) return null;
  return (
    <Alert
      style={{ marginBottom: 16 }} type="warning" showIcon title={t('{n} 项还没有写全，不能送审', '{n} items are not complete: the list is not submitted', { n: open.length })}
      description={<ul style={{ margin: 0, paddingInlineStart: 20 }}>{open.slice(0, 20).map(({ item, wants }) => <li key={item.id} style={{ overflowWrap: 'anywhere' }}>{item.content}{t('：缺 ', ': wants ')}{wants.map((w) => label(itemWantNames[w])).join(t('、', ', '))}</li>)}{open.length > 20 && <li>{t('另有 {n} 项', '{n} more', { n: open.length - 20 })}</li>}</ul>}
    />
  );
}
