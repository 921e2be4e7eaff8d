import { itemLevelNames, itemLevels, itemSourceNames, itemSources, listItemApi, responsibilityFileApi, type ListItem, type ResponsibilityList } from '@anlan/contracts/responsibility';
import { Flex, Input, Select } from 'antd';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { givenFiles } from '../../patterns/files/files';
import { FilesField, filesSent } from '../../patterns/files/files-field';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { useWords } from '../../text/text';
import { enterprisesBody, EnterprisesFields } from './enterprises-fields';
import { OwnerFields } from './owner-fields';

interface Props {
  readonly list: Pick<ResponsibilityList, 'id' | 'rules' | 'divisionCode'>;
  /** absent: a new one */
  readonly item?: ListItem;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const names = ['groupKey', 'content', 'legalBasis', 'requirement', 'measure', 'evidenceWanted', 'industryCode', 'divisionCode', 'dueDay', 'level', 'source'] as const;
const owners = ['ownerUnitId', 'ownerPostId', 'ownerMemberId'] as const;

export const ownerOf = (i: ListItem) => ({ ownerUnitId: i.ownerUnit?.id, ownerPostId: i.ownerPost?.id, ownerMemberId: i.ownerMember?.id, supportUnitIds: i.supportUnits.map((u) => u.id) });

/** What is not said is none, rather than left as it was. */
const wholeBody = ({ enterprises, ...v }: Record<string, unknown>) => ({ enterprises: enterprisesBody(enterprises), ...Object.fromEntries([...names, ...owners].map((n) => [n, v[n] || null])), supportUnitIds: v['supportUnitIds'] ?? [] });

/** An item as it is drafted: what, by what law, who, until when, shown by what. What the kind wants is marked; the list can be submitted only with it. */
export function ItemForm({ list: { id, rules }, item, onDone, onCancel }: Props) {
  const { t, label } = useWords();
  const wanted = (what: (typeof rules.wants)[number]): string => (rules.wants.includes(what) ? t('（送审前须写明）', ' (wanted before it is submitted)') : '');
  const fields = (
    <>
      {/* The page's own part is called `content` already. */}
      <Field name="content" htmlFor="item-content" label={t('{name}内容', '{name}', { name: rules.itemName })} required><Input.TextArea id="item-content" rows={3} maxLength={1000} /></Field>
      {rules.groups.length > 0 && <Field name="groupKey" label={t('分类', 'Group')} required={false}><Select allowClear options={rules.groups.map((g) => ({ value: g.key, label: g.name }))} /></Field>}
      <OwnerFields note={wanted('owner')} />
      <EnterprisesFields />
      <Flex gap={12} wrap>
        {rules.performed && <Field name="dueDay" label={t('完成时限', 'Due') + wanted('deadline')} required={false}><Input type="date" style={{ width: 170 }} /></Field>}
        <Field name="level" label={t('层级', 'Level') + wanted('level')} required={false}><Select allowClear style={{ width: 140 }} options={itemLevels.map((value) => ({ value, label: label(itemLevelNames[value]) }))} /></Field>
        <Field name="source" label={t('问题来源', 'Source') + wanted('source')} required={false}><Select allowClear style={{ width: 160 }} options={itemSources.map((value) => ({ value, label: label(itemSourceNames[value]) }))} /></Field>
      </Flex>
      <Field name="legalBasis" label={t('依据', 'Basis') + wanted('basis')} required={false}><Input.TextArea rows={2} maxLength={1000} placeholder={t('法律条款、文件', 'Article of law, document')} /></Field>
      <Field name="requirement" label={t('工作要求', 'Requirement')} required={false}><Input.TextArea rows={2} maxLength={1000} /></Field>
      <Field name="measure" label={t('措施', 'Measure')} required={false}><Input.TextArea rows={2} maxLength={1000} /></Field>
      <Field name="evidenceWanted" label={t('佐证要求', 'Evidence') + wanted('evidence')} required={false}><Input maxLength={500} placeholder={t('以什么证明办结', 'What shows that it was done')} /></Field>
      <Field name="divisionCode" label={t('属地（不选为清单区划）', 'Place (none: the division of the list)')} required={false}><DivisionPicker allowClear /></Field>
      <Field name="industryCode" label={t('行业代码', 'Industry code')} required={false} extra={t('GB/T 4754-2017：门类如 C，或更细如 C26', 'GB/T 4754-2017: a section such as C, or finer such as C26')}><Input maxLength={8} autoCapitalize="characters" /></Field>
    </>
  );
  if (item) {
    const initial = { ...Object.fromEntries(names.map((n) => [n, item[n]])), ...ownerOf(item), enterprises: item.enterprises ?? undefined };
    return <OperationForm op={listItemApi.change} params={{ id: item.id }} version={item.version} initial={initial} toBody={(v) => wholeBody(v) as never} also={[['responsibility', 'responsibility-list']]} onDone={onDone} onCancel={onCancel}>{fields}</OperationForm>;
  }
  const toBody = ({ files, ...v }: Record<string, unknown>) => ({ ...wholeBody(v), listId: id, attachments: givenFiles(files).map(({ fileId }) => ({ fileId })) });
  return (
    <OperationForm op={listItemApi.add} draft={`list-item.add.${id}`} toBody={(v) => toBody(v) as never} also={[['responsibility', 'responsibility-list']]} submit={t('增加', 'Add')} onDone={onDone} onCancel={onCancel}>
      {fields}
      <Field name="files" label={t('附件', 'Files')} required={false} rules={[filesSent(t)]}><FilesField op={responsibilityFileApi.upload} /></Field>
    </OperationForm>
  );
}
