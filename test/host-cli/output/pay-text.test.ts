import { expect, test } from 'vitest';
import { NO_COLOURS } from '../../../apdu/index.js';
import { paymentLines } from '../../../host-cli/output/pay-text.js';
import { pay } from '../../../host-cli/terminal/payment/kernel/pay.js';
import { at, bankCard, type Changes, input, newBank } from '../terminal/payment/bank-terminal.js';

async function lines(
  language: 'en' | 'zh',
  changes: Changes = {},
  data: Readonly<Record<string, unknown>> = {},
) {
  const result = await pay(input(at(bankCard(data), 'contactless'), changes));
  return (await paymentLines(result, language, NO_COLOURS)).join('\n');
}

test('a receipt for a person', async () => {
  const text = await lines('en', { issuer: newBank() });
  expect(text).toMatch(/^approved offline$/m);
  expect(text).toMatch(/^time +2026-11-23 10:11:12$/m);
  expect(text).toMatch(/^transaction +purchase, contactless$/m);
  expect(text).toMatch(/^amount +12\.34 CNY$/m);
  expect(text).toMatch(/^card +623100\*{9}0013 01$/m);
  expect(text).toMatch(/^electronic cash left +187\.66$/m);
  expect(text).toMatch(/^cryptogram +TC [0-9A-F]{16} {2}verified by the issuer$/m);
});

test('in Chinese', async () => {
  const text = await lines('zh');
  expect(text).toMatch(/^脱机批准$/m);
  expect(text).toMatch(/^持卡人验证 +免密免签$/m);
});

test('a currency without a known name is told by its number', async () => {
  const changes = { request: { currency: '0999' } };
  expect(await lines('en', changes)).toMatch(/^amount +12\.34 0999$/m);
  expect(await lines('zh', { request: { currency: '0840' } })).toMatch(/12\.34 美元$/m);
});

test('what the issuer did to its card is told, without an amount', async () => {
  const changes = {
    service: 'replace-pin',
    newPin: '975318',
    request: { amount: 0 },
    issuer: newBank(),
  } as const;
  const result = await pay(input(at(bankCard(), 'contact'), changes));
  const text = (await paymentLines(result, 'en', NO_COLOURS)).join('\n');
  expect(text).toMatch(/^the card has taken what its issuer sent$/m);
  expect(text).toMatch(/^transaction +PIN replacement, contact$/m);
  expect(text).not.toMatch(/^amount/m);
});

test('a line to sign on', async () => {
  const changes = { configuration: { verificationLimit: 0 } };
  expect(await lines('en', changes, { 'financial.9F68': '81501000' })).toMatch(/^signature +_+$/m);
});

test('a payment that came to nothing has no receipt', async () => {
  const text = await lines('en', { configuration: { aids: [] } });
  expect(text).toBe('card and terminal have no payment application in common');
});
