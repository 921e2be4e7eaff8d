import type { AnyOperation } from '../../api/client';
import { upload } from '../../api/upload';
import { SignatureCanvas } from './signature-canvas';

interface Props {
  /** takes one file and answers with its id */
  readonly op: AnyOperation;
  readonly value?: string;
  readonly onChange?: (fileId?: string) => void;
  readonly id?: string;
  readonly name: string;
  readonly height?: number;
}

/** A signature that is sent when it is taken over. Gives the id of its file. */
export function SignatureField({ op, value, onChange, id, name, height }: Props) {
  const sendIt = async (drawn: Blob): Promise<string | undefined> => {
    try {
      onChange?.(((await upload(op, { file: drawn, name: 'signature.png', key: crypto.randomUUID() })) as { id: string }).id);
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  };
  return <SignatureCanvas id={id} name={name} height={height} signed={!!value} onTake={sendIt} onClear={() => onChange?.(undefined)} />;
}
