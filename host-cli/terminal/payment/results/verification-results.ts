import { TSI, TVR } from '../../../../apdu/payment/terminal-bits-table.js';
import { NamedBits } from './named-bits.js';

/** Tag 95: what the terminal found out. EMV 4.3 Book 3, annex C5. */
export class TerminalVerificationResults extends NamedBits<typeof TVR> {
  constructor() {
    super(TVR);
  }
}

/** Tag 9B: which functions were performed. EMV 4.3 Book 3, annex C6. */
export class TransactionStatusInformation extends NamedBits<typeof TSI> {
  constructor() {
    super(TSI);
  }
}
