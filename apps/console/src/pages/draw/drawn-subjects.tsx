import { drawApi, type Draw, type DrawSubject } from '@anlan/contracts/enforcement';
import { Button, Flex } from 'antd';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { List } from '../../patterns/list/list';
import type { Column, ListSpec } from '../../patterns/list/list.types';
import { NONE, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { GradeTag } from '../subject/subject-tags';

const place: Column<DrawSubject> = { key: 'place', title: { zh: '抽中次序', en: 'Place' }, render: (s) => numberText(s.place), align: 'right', phone: 'mark' };
const columns: readonly Column<DrawSubject>[] = [
  { key: 'name', title: { zh: '对象', en: 'Subject' }, main: true, render: (s) => <span style={{ overflowWrap: 'anywhere' }}>{s.name}</span> },
  place,
  { key: 'grade', title: { zh: '分级', en: 'Grade' }, render: (s) => <GradeTag grade={s.grade === 'none' ? null : s.grade} />, phone: 'line' },
  { key: 'division', title: { zh: '区划', en: 'Division' }, render: (s) => s.divisionName, phone: 'line' },
  { key: 'officers', title: { zh: '检查人员', en: 'Officers' }, render: (s) => (s.officers.length ? s.officers.map((o) => <div key={o.certificateNumber} style={{ overflowWrap: 'anywhere' }}>{o.name ?? NONE}（{o.certificateNumber}）</div>) : NONE), phone: 'line' },
];

/** Whom the draw met, in their order, with who goes there; or the whole pool. The export has the rows of the screen. */
export function DrawnSubjects({ draw }: { draw: Draw }) {
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  const whole = draw.drawnAt === null || params.get('subjects') === 'pool';
  const spec = useMemo(
    (): ListSpec<DrawSubject> => ({
      name: 'enforcement.draw-subject', op: drawApi.subjects, params: { id: draw.id }, fixed: whole ? {} : { drawn: 'true' }, columns, exports: true,
      rowKey: (s) => s.subjectId, rowName: (s) => s.name, href: (s) => `subjects/${s.subjectId}`, empty: { text: { zh: '名单中没有您职责范围内的对象', en: 'No subject of your scope is among them' } },
    }),
    [draw.id, whole],
  );
  const choose = (to?: string): void => setParams(to ? { subjects: to } : {}, { replace: true });
  return (
    <>
      {draw.drawnAt && (
        <Flex gap={8} wrap role="group" aria-label={t('名单', 'Which subjects')} style={{ marginBottom: 12 }}>
          <Button type={whole ? 'default' : 'primary'} aria-pressed={!whole} onClick={() => choose()}>{t('抽中的', 'Drawn')}</Button>
          <Button type={whole ? 'primary' : 'default'} aria-pressed={whole} onClick={() => choose('pool')}>{t('名录库全部', 'The whole pool')}</Button>
        </Flex>
      )}
      <List key={String(whole)} spec={spec} label={whole ? t('检查对象名录库', 'Pool of subjects') : t('抽中的对象', 'Subjects drawn')} />
    </>
  );
}
