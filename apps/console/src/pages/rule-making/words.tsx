import { ruleMakingKindNames, ruleMakingLifecycle, type RuleMaking } from '@anlan/contracts/responsibility';
import { Flex } from 'antd';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { useWords } from '../../text/text';

const tones: Readonly<Record<RuleMaking['status'], Tone>> = { listed: 'plain', drafting: 'info', consulting: 'info', reviewing: 'warn', deliberating: 'warn', adopted: 'info', published: 'good', repealed: 'plain', withdrawn: 'plain' };

/** Its stage, and what is late of it. */
export function RuleTag({ of: x }: { of: Pick<RuleMaking, 'status' | 'overdue' | 'inForce' | 'reviewDue'> }) {
  const { t, label } = useWords();
  return (
    <Flex gap={4} wrap component="span">
      <ToneTag tone={tones[x.status]}>{x.status === 'published' ? (x.inForce ? t('已施行', 'In force') : t('已发布，待施行', 'Published, not in force yet')) : label(ruleMakingLifecycle.states[x.status])}</ToneTag>
      {x.overdue && <ToneTag tone="bad" strong>{t('逾期', 'Overdue')}</ToneTag>}
      {x.reviewDue && <ToneTag tone="bad" strong>{t('到期应评估', 'To be evaluated')}</ToneTag>}
    </Flex>
  );
}

export const KindName = ({ kind }: { kind: RuleMaking['kind'] }) => <>{useWords().label(ruleMakingKindNames[kind])}</>;
