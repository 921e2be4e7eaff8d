import { catalogueApi } from '@anlan/contracts/tenancy';
import { Card, Divider, Flex, Form, Radio, Select, Tag, theme, Typography } from 'antd';
import { useState } from 'react';
import { useRead } from '../../api/queries';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { LinkButton } from '../../patterns/link-button';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';
import { hindranceOf, type CatalogueDivision, type Hindrance } from './choice';
import { DivisionSearch } from './division-search';
import './division-choice.css';

interface Props {
  readonly chosen: CatalogueDivision | undefined;
  readonly onChoose: (d: CatalogueDivision) => void;
}

const parentsOf = (code: string): [string, string] => [`${code.slice(0, 2)}0000000000`, `${code.slice(0, 4)}00000000`];

/** Which division to open: province › city › district from the national catalogue, or one search. A city chooses among its own districts. */
export function DivisionChoice({ chosen, onChoose }: Props) {
  const { t } = useWords();
  const { token } = theme.useToken();
  const { tenant } = useRights().me;
  const [province, setProvince] = useState(() => (tenant.divisionCode ?? chosen?.code)?.slice(0, 2).padEnd(12, '0'));
  const isCity = tenant.kind === 'city';
  const parent = isCity ? tenant.divisionCode ?? undefined : province;
  const own = useRead(catalogueApi.list, { query: { parent, limit: 200 } }, { enabled: !!parent });
  const hinder = (d: CatalogueDivision): Hindrance | undefined => hindranceOf(d, tenant);
  const hindranceText = { level: isCity ? t('不是区县', 'Not a district') : t('不是地级市', 'Not a city'), foreign: t('不属于本市', 'Of another city'), open: t('已开通', 'Open already') };
  const choose = (d: CatalogueDivision): void => (setProvince(parentsOf(d.code)[0]), onChoose(d));
  const choices = own.data?.items.filter((d) => d.level === (isCity ? 'county' : 'city'));
  return (
    <Card>
      <DivisionSearch hinder={hinder} onChoose={choose} hindranceText={hindranceText} />
      <Divider plain>{t('或逐级选择', 'or step by step')}</Divider>
      <Form layout="vertical" component="div">
        <Flex gap={16} wrap>
          <Level label={t('省、自治区、直辖市', 'Province')} value={isCity ? parentsOf(tenant.divisionCode ?? '')[0] : province} disabled={isCity} onChange={setProvince} />
          {isCity && <Level label={t('市', 'City')} parent={parentsOf(tenant.divisionCode ?? '')[0]} value={tenant.divisionCode ?? undefined} disabled />}
        </Flex>
      </Form>
      {own.error ? <ProblemView error={own.error} onRetry={() => void own.refetch()} /> : parent && !choices ? <RowsSkeleton rows={3} /> : choices && (
        <Radio.Group
          aria-label={isCity ? t('区县', 'District') : t('城市', 'City')} className="division-choices" value={chosen?.code} onChange={(e) => onChoose(choices.find((d) => d.code === e.target.value)!)}
        >
          {choices.map((d) => {
            const why = hinder(d);
            return (
              <div key={d.code} className="division-option" style={{ borderColor: d.code === chosen?.code ? token.colorPrimary : token.colorBorder }}>
                <Radio value={d.code} disabled={!!why}>{d.name} <Typography.Text type="secondary">{d.code.slice(0, 6)}</Typography.Text></Radio>
                {why === 'open' ? <LinkButton to={`districts/${d.code.slice(0, 6)}`} type="link" size="small">{hindranceText.open}</LinkButton> : why && <Tag>{hindranceText[why]}</Tag>}
              </div>
            );
          })}
          {choices.length === 0 && <p>{isCity ? t('目录中本市没有区县。', 'The catalogue has no districts of this city.') : t('这里没有可开通的城市。', 'There is no city to open here.')}</p>}
        </Radio.Group>
      )}
    </Card>
  );
}

interface LevelProps {
  readonly label: string;
  readonly parent?: string;
  readonly value: string | undefined;
  readonly disabled: boolean;
  readonly onChange?: (code: string) => void;
}

function Level({ label, parent, value, disabled, onChange }: LevelProps) {
  const { t } = useWords();
  const list = useRead(catalogueApi.list, { query: { parent, limit: 200 } });
  return (
    <Form.Item label={label} htmlFor={`level-${parent ?? 'top'}`} style={{ flex: '1 1 200px', marginBottom: 16 }}>
      <Select
        id={`level-${parent ?? 'top'}`} showSearch={{ optionFilterProp: 'label' }} value={list.data ? value : undefined} disabled={disabled} loading={list.isLoading} onChange={onChange}
        placeholder={t('请选择', 'Choose')} options={list.data?.items.map((d) => ({ value: d.code, label: d.name }))}
        notFoundContent={list.error?.message}
      />
    </Form.Item>
  );
}
