import { postApi, type PostDto, type UnitDto } from '@anlan/contracts/tenancy';
import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Input, Switch } from 'antd';
import { useState } from 'react';
import { useRead } from '../../../api/queries';
import { EmptyState } from '../../../patterns/empty-state';
import { Field } from '../../../patterns/form/field';
import { FormDrawer } from '../../../patterns/form/form-drawer';
import { OperationForm } from '../../../patterns/form/operation-form';
import { ProblemView } from '../../../patterns/problem-view';
import { RowsSkeleton } from '../../../patterns/skeletons';
import { ToneTag } from '../../../patterns/tone-tag';
import { useWords } from '../../../text/text';

/** The posts of a unit, with their duties. */
export function Posts({ unit, mayChange }: { unit: UnitDto; mayChange: boolean }) {
  const { t } = useWords();
  const [editing, setEditing] = useState<PostDto | 'new'>();
  const posts = useRead(postApi.list, { params: { id: unit.id }, query: { limit: 200 } });
  const close = (): void => setEditing(undefined);
  const post = editing === 'new' ? undefined : editing;
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('岗位', 'Posts')}</h2>} extra={mayChange && <Button icon={<PlusOutlined />} onClick={() => setEditing('new')}>{t('新增岗位', 'New post')}</Button>}>
      {posts.error ? <ProblemView error={posts.error} onRetry={() => void posts.refetch()} /> : !posts.data ? <RowsSkeleton rows={3} /> : posts.data.items.length === 0 ? <EmptyState text={t('还没有岗位', 'No posts yet')} /> : (
        <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {posts.data.items.map((p) => (
            <li key={p.id} style={{ padding: '6px 0' }}>
              <Flex justify="space-between" gap={8} align="start">
                <div style={{ minWidth: 0 }}><strong>{p.name}</strong> {!p.active && <ToneTag>{t('停用', 'Out of use')}</ToneTag>}{p.duties && <div style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{p.duties}</div>}</div>
                {mayChange && <Button size="small" onClick={() => setEditing(p)} aria-label={t('修改{name}', 'Edit {name}', { name: p.name })}>{t('修改', 'Edit')}</Button>}
              </Flex>
            </li>
          ))}
        </ul>
      )}
      <FormDrawer title={post ? t('修改岗位', 'Edit the post') : t('新增岗位', 'New post')} open={!!editing} onClose={close}>
        {post ? (
          <OperationForm op={postApi.patch} params={{ id: post.id }} version={post.version} initial={{ name: post.name, duties: post.duties ?? undefined, active: post.active }} toBody={(v) => ({ name: v['name'] as string, duties: (v['duties'] as string | undefined) || null, active: v['active'] as boolean })} onDone={close} onCancel={close}>
            <PostFields />
            <Field name="active" label={t('在用', 'In use')} valuePropName="checked"><Switch /></Field>
          </OperationForm>
        ) : (
          <OperationForm op={postApi.create} params={{ id: unit.id }} draft={`post.create.${unit.id}`} submit={t('新增', 'Create')} onDone={close} onCancel={close}><PostFields /></OperationForm>
        )}
      </FormDrawer>
    </Card>
  );
}

function PostFields() {
  const { t } = useWords();
  return (
    <>
      <Field name="name" label={t('岗位名称', 'Name of the post')} required><Input maxLength={100} /></Field>
      <Field name="duties" label={t('岗位职责', 'Duties')}><Input.TextArea rows={6} maxLength={4000} showCount /></Field>
    </>
  );
}
