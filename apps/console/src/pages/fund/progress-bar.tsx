import { rate } from '@anlan/domain';
import { theme } from 'antd';
import { useWords } from '../../text/text';

interface Props {
  readonly paid: number;
  readonly budget: number;
  /** what should be paid by today */
  readonly expected: number;
  readonly name: string;
}

const part = (n: number, of: number): string => `${of === 0 ? 0 : Math.min(100, (n / of) * 100)}%`;

/** 支出进度 as a bar, with a mark where the plan is today. */
export function ProgressBar({ paid, budget, expected, name }: Props) {
  const { t } = useWords();
  const { token } = theme.useToken();
  const words = t('{name}：支出进度 {paid}，时序进度 {plan}', '{name}: paid {paid}, planned by today {plan}', { name, paid: rate(paid, budget), plan: rate(expected, budget) });
  return (
    <div>
      <div role="img" aria-label={words} style={{ position: 'relative', height: 12, minWidth: 100, borderRadius: 6, background: token.colorFillSecondary, overflow: 'hidden' }}>
        <div style={{ width: part(paid, budget), height: '100%', background: paid < expected ? token.colorWarning : token.colorSuccess }} />
        {budget > 0 && <div style={{ position: 'absolute', insetBlock: 0, insetInlineStart: `calc(${part(expected, budget)} - 1px)`, width: 3, background: token.colorText }} />}
      </div>
      <small>{t('{paid}（时序 {plan}）', '{paid} (plan {plan})', { paid: rate(paid, budget), plan: rate(expected, budget) })}</small>
    </div>
  );
}
