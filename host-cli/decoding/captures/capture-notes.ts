import { fromHex } from '../../../apdu/bytes.js';
import { hiddenParts } from '../formats/script-lines.js';

/** What a comment of this project's captures says beyond the bytes of its packet. */
export interface CaptureNotes {
  /** The command as it was sent, where the packet has it in the form of T=0. */
  readonly sent?: Uint8Array;
  /** Bytes of the answer, which ends the packet. */
  readonly answerBytes?: number;
  readonly isAnswerToReset: boolean;
  /** Why there is no answer. */
  readonly noAnswer?: string;
  /** Something happened that no bytes tell. */
  readonly remark?: string;
  readonly hidden: ReturnType<typeof hiddenParts>;
}

const SENT_AS = /\bsent as ((?:[0-9A-F]{2} ?)+)(?=;|$)/;
const LENGTHS = /\bcommand of \d+ bytes, answer of (\d+)/;
const NO_ANSWER = /^no answer: ([^;]+)/;
const REMARK = /^(power off|power is to go after \d+ writes|(?:cold|warm) reset, .*: no answer: .*)$/;

export function readNotes(comment = ''): CaptureNotes {
  const sent = SENT_AS.exec(comment)?.[1];
  const lengths = LENGTHS.exec(comment)?.[1];
  const noAnswer = NO_ANSWER.exec(comment)?.[1];
  const remark = REMARK.exec(comment)?.[1];
  const secret = (part: string): boolean => comment.includes(`secret bytes of the ${part} are written as`);
  return {
    isAnswerToReset: /: the answer to reset$/.test(comment),
    hidden: hiddenParts({ data: secret('command'), answer: secret('answer') }),
    ...(sent !== undefined && { sent: fromHex(sent) }),
    ...(lengths !== undefined && { answerBytes: Number(lengths) }),
    ...(noAnswer !== undefined && { noAnswer }),
    ...(remark !== undefined && { remark }),
  };
}
