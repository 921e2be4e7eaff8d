import { pending } from '../../offline/outbox.rules';
import { keepPicture } from '../../patterns/pictures/picture-store';
import { SignatureCanvas } from '../../patterns/signature/signature-canvas';
import { useWords } from '../../text/text';

interface Props {
  /** the file, which waits to be sent */
  readonly value?: string;
  readonly onChange?: (fileId?: string) => void;
  readonly id?: string;
  readonly name: string;
}

/** A signature that is kept as a picture when it is taken over, and sent with its form. */
export function SignaturePad({ value, onChange, id, name }: Props) {
  const { t } = useWords();
  const keep = async (drawn: Blob): Promise<string | undefined> => {
    const kept = crypto.randomUUID();
    if (!(await keepPicture(kept, drawn))) return t('本机没有空间保存签名', 'There is no room on this phone to keep the signature');
    onChange?.(pending(kept));
    return undefined;
  };
  return <SignatureCanvas id={id} name={name} signed={!!value} onTake={keep} onClear={() => onChange?.(undefined)} />;
}
