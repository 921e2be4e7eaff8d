import { Card, Flex, Radio } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { useBoundaries } from '../../../map/boundaries';
import { EmptyState } from '../../../patterns/empty-state';
import { PageHeader } from '../../../patterns/page-header';
import { useDivisions } from '../../../patterns/pickers/division-picker';
import { ProblemView } from '../../../patterns/problem-view';
import { RowsSkeleton } from '../../../patterns/skeletons';
import { useRights, useTenantPath } from '../../../session/rights';
import { numberText } from '../../../text/format';
import { useWords } from '../../../text/text';
import { levelNames } from '../divisions/names';
import { BoundariesMap } from './boundaries-map';
import { BoundaryList } from './boundary-list';
import { UploadForm } from './upload-form';

type Level = keyof typeof levelNames;
const order = Object.keys(levelNames) as Level[];
const NAMED = 12;

/** 区划边界 The outlines of divisions: uploaded as GeoJSON, shown on a map, removed. */
export function BoundariesPage() {
  const { t, label } = useWords();
  const to = useTenantPath();
  const manages = useRights().may('division.manage');
  const read = useBoundaries();
  const divisions = useDivisions();
  const [wanted, setLevel] = useState<Level>();
  const [chosen, setChosen] = useState<string>();
  const features = useMemo(() => read.data?.features ?? [], [read.data]);
  const levels = useMemo(() => order.map((level) => ({ level, all: (divisions.data ?? []).filter((d) => d.level === level), drawn: features.filter((f) => f.properties.level === level) })).filter((l) => l.all.length + l.drawn.length > 0), [divisions.data, features]);
  const level = levels.find((l) => l.level === wanted) ?? levels.find((l) => l.level === 'street' && l.drawn.length) ?? levels.find((l) => l.drawn.length);
  const without = level ? level.all.filter((d) => !level.drawn.some((f) => f.id === d.code)) : [];
  const uploaded = (codes: readonly string[]): void => {
    setChosen(undefined);
    const found = divisions.data?.find((d) => d.code === codes[0]);
    if (found) setLevel(found.level);
  };
  const choose = (next: Level): void => {
    setLevel(next);
    setChosen(undefined);
  };
  return (
    <>
      <PageHeader title={t('区划边界', 'Boundaries')} note={t('边界画在隐患地图上，不联网也能看。', 'They are drawn on the map of hazards, which needs no internet.')} />
      <Flex vertical gap={16}>
        {manages && <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('上传边界', 'Upload boundaries')}</h2>}><UploadForm onDone={uploaded} /></Card>}
        <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('已有边界', 'Boundaries there are')}</h2>}>
          {read.error ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : !read.data || divisions.isPending ? <RowsSkeleton /> : !level || features.length === 0 ? (
            <EmptyState text={manages ? t('还没有边界。请向自然资源或测绘部门取得街道、社区边界的 GeoJSON 文件，在上方上传。', 'There are none. Ask the survey office for the streets and communities as GeoJSON, and upload the file above.') : t('还没有边界。由本区管理员上传。', 'There are none. The administrator uploads them.')}>
              <Link to={to('organization/divisions')}>{t('查看区划代码', 'See the codes of divisions')}</Link>
            </EmptyState>
          ) : (
            <Flex vertical gap={16}>
              <Radio.Group value={level.level} onChange={(e) => choose(e.target.value as Level)} aria-label={t('级别', 'Level')} style={{ display: 'flex', flexWrap: 'wrap', gap: 4 }}>
                {levels.map((l) => <Radio.Button key={l.level} value={l.level}>{label(levelNames[l.level])} {numberText(l.drawn.length)} / {numberText(l.all.length)}</Radio.Button>)}
              </Radio.Group>
              {without.length > 0 && <div>{t('没有边界的{n}个：', '{n} without: ', { n: numberText(without.length) })}{without.slice(0, NAMED).map((d) => d.name).join(t('、', ', '))}{without.length > NAMED && '…'}</div>}
              {level.drawn.length > 0 && (
                <>
                  <BoundariesMap key={level.level} features={level.drawn} chosen={chosen} />
                  <BoundaryList boundaries={level.drawn.map((f) => f.properties)} chosen={chosen} onChoose={setChosen} canRemove={manages} />
                </>
              )}
            </Flex>
          )}
        </Card>
      </Flex>
    </>
  );
}
