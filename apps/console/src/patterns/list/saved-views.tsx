import { DeleteOutlined, StarOutlined } from '@ant-design/icons';
import { savedViewApi, type SavedViewDto } from '@anlan/contracts/tenancy';
import { Button, Checkbox, Form, Input, Modal, Popconfirm, Popover } from 'antd';
import { useState } from 'react';
import { useChange, useRead } from '../../api/queries';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { EmptyState } from '../empty-state';
import { Field } from '../form/field';
import { OperationForm } from '../form/operation-form';
import { ProblemView } from '../problem-view';
import { RowsSkeleton } from '../skeletons';
import { ToneTag } from '../tone-tag';
import type { Columns } from './column-choice';
import type { ListQuery, Values } from './use-list-query';

interface Props<R> {
  readonly name: string;
  readonly list: ListQuery;
  readonly columns: Columns<R>;
}

const isSame = (a: Values, b: Values): boolean => Object.keys({ ...a, ...b }).every((k) => (a[k] ?? '') === (b[k] ?? ''));

/** Filters, order and columns under a name: one's own, and those the bureau shares. */
export function SavedViews<R>({ name, list, columns }: Props<R>) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [saving, setSaving] = useState(false);
  const views = useRead(savedViewApi.list, { query: { list: name, limit: 100 } });
  const current = views.data?.items.find((v) => isSame(v.query, list.values));
  const use = (view: SavedViewDto): void => {
    list.replace(view.query);
    columns.choose(view.columns.length ? view.columns : undefined);
    setOpen(false);
  };
  const content = (
    <div style={{ width: 280, maxWidth: '80vw' }}>
      {views.error ? <ProblemView error={views.error} onRetry={() => void views.refetch()} /> : !views.data ? <RowsSkeleton rows={3} /> : views.data.items.length === 0 ? <EmptyState text={t('把常用的筛选保存下来，下次一键打开', 'Save filters you often need, and open them by one touch')} /> : (
        <ul style={{ listStyle: 'none', margin: 0, padding: 0, maxHeight: 320, overflow: 'auto' }}>
          {views.data.items.map((v) => <View key={v.id} view={v} isCurrent={v === current} onUse={() => use(v)} />)}
        </ul>
      )}
      <Button block type="primary" style={{ marginTop: 8 }} onClick={() => (setOpen(false), setSaving(true))}>{t('保存当前筛选与列', 'Save the present filters and columns')}</Button>
    </div>
  );
  return (
    <>
      <Popover trigger="click" placement="bottomRight" title={t('常用筛选', 'Saved views')} content={content} open={open} onOpenChange={setOpen}>
        <Button icon={<StarOutlined />} aria-expanded={open} style={{ maxWidth: 200 }}><span style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{current?.name ?? t('常用筛选', 'Saved views')}</span></Button>
      </Popover>
      <Modal title={t('保存常用筛选', 'Save this view')} open={saving} onCancel={() => setSaving(false)} footer={null} destroyOnHidden>
        <SaveForm name={name} list={list} columns={columns} onDone={() => setSaving(false)} />
      </Modal>
    </>
  );
}

function View({ view, isCurrent, onUse }: { view: SavedViewDto; isCurrent: boolean; onUse: () => void }) {
  const { t } = useWords();
  const rights = useRights();
  const notices = useNotices();
  const remove = useChange(savedViewApi.remove);
  const mayRemove = view.mine || (view.shared && rights.mayEverywhere('settings.manage'));
  return (
    <li style={{ display: 'flex', alignItems: 'center', gap: 4 }}>
      <Button type="text" block aria-current={isCurrent || undefined} onClick={onUse} style={{ justifyContent: 'flex-start', overflow: 'hidden', fontWeight: isCurrent ? 600 : undefined }}>{view.name}</Button>
      {view.shared && <ToneTag>{view.mine ? t('已共享', 'shared') : view.owner.name}</ToneTag>}
      {mayRemove && (
        <Popconfirm title={t('删除“{name}”？', 'Delete “{name}”?', { name: view.name })} onConfirm={() => void remove.mutateAsync({ params: { id: view.id }, version: view.version }).catch((e: Error) => void notices.error(e.message, 6))}>
          <Button type="text" icon={<DeleteOutlined />} aria-label={t('删除“{name}”', 'Delete “{name}”', { name: view.name })} />
        </Popconfirm>
      )}
    </li>
  );
}

function SaveForm<R>({ name, list, columns, onDone }: Props<R> & { onDone: () => void }) {
  const { t } = useWords();
  const rights = useRights();
  const notices = useNotices();
  return (
    <OperationForm
      op={savedViewApi.create} initial={{ shared: false }}
      toBody={(v) => ({ list: name, name: String(v['name']), query: { ...list.values }, columns: [...(columns.keys ?? [])], shared: v['shared'] === true })}
      onDone={(view) => (notices.success(t('已保存“{name}”', '“{name}” is saved', { name: view.name })), onDone())} onCancel={onDone}
    >
      <Field name="name" label={t('名称', 'Name')}><Input maxLength={50} placeholder={t('例如：本周到期的重大隐患', 'For example: major ones due this week')} /></Field>
      {rights.mayEverywhere('settings.manage') && <Form.Item name="shared" valuePropName="checked"><Checkbox>{t('全单位可见', 'To be seen by the whole bureau')}</Checkbox></Form.Item>}
    </OperationForm>
  );
}
