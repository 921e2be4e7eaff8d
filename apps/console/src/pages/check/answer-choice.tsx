import { checkAnswerNames } from '@anlan/contracts/enforcement';
import { checkAnswers, type CheckAnswer } from '@anlan/domain';
import { Radio } from 'antd';
import { useWords } from '../../text/text';

interface Props {
  readonly value?: CheckAnswer;
  readonly onChange?: (answer: CheckAnswer) => void;
  readonly id?: string;
  /** the item that is asked */
  readonly label: string;
}

/** 是 / 否 / 不适用 as three big buttons, none of which looks chosen before somebody has answered. */
export function AnswerChoice({ value, onChange, id, label: item }: Props) {
  const { label } = useWords();
  return (
    <Radio.Group
      id={id} block size="large" optionType="button" buttonStyle="solid" aria-label={item} value={value ?? null} onChange={(e) => onChange?.(e.target.value as CheckAnswer)}
      options={checkAnswers.map((answer) => ({ value: answer, label: label(checkAnswerNames[answer]) }))}
    />
  );
}
