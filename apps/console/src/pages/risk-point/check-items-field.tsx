import { checklistApi, type RiskMeasure } from '@anlan/contracts/enforcement';
import { Flex, Select, Tag } from 'antd';
import { useState } from 'react';
import { usePages, useRead } from '../../api/queries';
import { useWords } from '../../text/text';

type Link = RiskMeasure['checkItems'][number];
interface Props {
  readonly value?: Link[];
  readonly onChange?: (links: Link[]) => void;
  readonly id?: string;
  readonly 'aria-label'?: string;
}

/** 检查项: chosen from a published checklist; those of several checklists stand together. */
export function CheckItemsField({ value = [], onChange, id, 'aria-label': name }: Props) {
  const { t } = useWords();
  const [listId, setListId] = useState<string>();
  const lists = usePages<{ id: string; name: string; templateId: string }>(checklistApi.list, { status: 'published', limit: 200 });
  const list = useRead(checklistApi.get, { params: { id: listId ?? '' } }, { enabled: !!listId });
  const keyOf = (l: Pick<Link, 'templateId' | 'code'>): string => `${l.templateId} ${l.code}`;
  const taken = new Set(value.map(keyOf));
  return (
    <Flex vertical gap={8} role="group" aria-label={name} id={id}>
      {value.length > 0 && (
        <Flex gap={4} wrap>
          {value.map((l) => <Tag key={keyOf(l)} closable={{ 'aria-label': t('去掉 {code}', 'Remove {code}', { code: l.code }) }} onClose={() => onChange?.(value.filter((x) => keyOf(x) !== keyOf(l)))} style={{ whiteSpace: 'normal' }}>{l.code} {l.text}（{l.checklistName}）</Tag>)}
        </Flex>
      )}
      <Select aria-label={t('检查表', 'Checklist')} allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('选择检查表，添加检查项', 'Choose a checklist to add items')} value={listId} onChange={(v?: string) => setListId(v)} options={(lists.data?.pages.flatMap((p) => p.items) ?? []).map((l) => ({ value: l.id, label: l.name }))} />
      {list.data && (
        <Select
          aria-label={t('添加检查项', 'Add an item')} showSearch={{ optionFilterProp: 'label' }} placeholder={t('选择检查项', 'Choose an item')} value={null} popupMatchSelectWidth={360}
          options={list.data.items.filter((i) => i.failsOn !== 'never' && !taken.has(keyOf({ templateId: list.data.templateId, code: i.code }))).map((i) => ({ value: i.code, label: `${i.code} ${i.text}` }))}
          onChange={(code: string | null) => {
            const item = list.data.items.find((i) => i.code === code);
            if (item) onChange?.([...value, { templateId: list.data.templateId, code: item.code, checklistName: list.data.name, text: item.text }]);
          }}
        />
      )}
    </Flex>
  );
}
