import { catalogueApi, tenantApi } from '@anlan/contracts/tenancy';
import { Button, Card, Flex, Grid, Input, Radio, Steps, Typography } from 'antd';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import type { CatalogueDivision } from './choice';
import { DivisionChoice } from './division-choice';
import { shortNameOf } from './short-name';
import { openText, opens } from './words';
import { JUST_OPENED } from './just-opened';

/** 开通区县: choose it, say who its first administrator is; its page then shows the steps and the hand-over sheet. */
export function OpenPage() {
  const { t, label } = useWords();
  const wide = Grid.useBreakpoint().sm;
  const kind = opens(useRights().me.tenant.kind);
  const [params, setParams] = useSearchParams();
  const code = params.get('division') ?? undefined;
  // What the address names is looked up: it may have been typed, or the page loaded again.
  const named = useRead(catalogueApi.list, { query: { q: code?.slice(0, 6), limit: 1 } }, { enabled: !!code });
  const division = code ? named.data?.items.find((d) => d.code.startsWith(code)) : undefined;
  const [chosen, setChosen] = useState<CatalogueDivision>();
  return (
    <>
      <PageHeader title={label(openText[kind])} back={<LinkButton to="districts" type="link" style={{ padding: 0 }}>{t('← 返回一览', '← Back to the list')}</LinkButton>} />
      <Steps
        size="small" current={division ? 1 : 0} orientation={wide ? 'horizontal' : 'vertical'} style={{ marginBottom: 16 }}
        items={[{ title: t('选择区划', 'Choose the division') }, { title: t('设置与管理员', 'Settings and administrator') }, { title: t('开通与交接', 'Opening and hand-over') }]}
      />
      {division ? <OpenForm key={division.code} division={division} onBack={() => setParams({})} /> : (
        <>
          <DivisionChoice chosen={chosen} onChoose={setChosen} />
          <Flex gap={8} align="center" style={{ marginTop: 16 }} wrap>
            <Button type="primary" size="large" disabled={!chosen} onClick={() => chosen && setParams({ division: chosen.code.slice(0, 6) })}>{t('下一步', 'Next')}</Button>
            <span role="status">{chosen ? t('已选择：{name}', 'Chosen: {name}', { name: chosen.name }) : t('请先选择', 'Choose first')}</span>
          </Flex>
        </>
      )}
    </>
  );
}

function OpenForm({ division, onBack }: { division: CatalogueDivision; onBack: () => void }) {
  const { t, label } = useWords();
  const navigate = useNavigate();
  const to = useTenantPath();
  const kind = opens(useRights().me.tenant.kind);
  const slug = division.code.slice(0, 6);
  return (
    <Card style={{ maxWidth: 720 }}>
      <Flex justify="space-between" align="start" gap={8} wrap style={{ marginBottom: 16 }}>
        <div><h2 style={{ fontSize: 18, margin: 0 }}>{division.name}</h2><Typography.Text type="secondary">{slug}</Typography.Text></div>
        <Button onClick={onBack}>{t('重新选择', 'Choose another')}</Button>
      </Flex>
      <OperationForm
        op={tenantApi.open} also={[['tenancy', 'catalogue']]} draft={`tenant.open.${slug}`} initial={{ shortName: shortNameOf(division.name), placement: 'pooled' }} submit={label(openText[kind])}
        toBody={(values) => ({ ...values, divisionCode: slug, kind }) as never} onDone={() => void navigate(to(`districts/${slug}`), { state: JUST_OPENED })}
      >
        <Field name="shortName" label={t('简称', 'Short name')} extra={t('显示在菜单和列表中', 'Shown in menus and lists')}><Input maxLength={20} /></Field>
        <Field name="placement" label={t('数据存放', 'Where its data are kept')}>
          <Radio.Group options={[{ value: 'pooled', label: t('共享数据库（按行隔离）', 'Shared database, rows kept apart') }, { value: 'dedicated', label: t('独立数据库', 'Database of its own') }]} />
        </Field>
        <Field name={['admin', 'displayName']} label={t('管理员姓名', 'Name of its administrator')} extra={t('第一位管理员，负责设置机构、人员和角色', 'The first one, who sets up departments, people and roles')}><Input maxLength={50} autoComplete="off" /></Field>
        <Field name={['admin', 'username']} label={t('管理员登录名', 'Username of its administrator')} extra={t('以小写字母开头，3–40 位小写字母、数字、点或横线', 'Begins with a letter; 3–40 small letters, digits, dots and dashes')}><Input autoComplete="off" autoCapitalize="none" spellCheck={false} /></Field>
      </OperationForm>
    </Card>
  );
}
