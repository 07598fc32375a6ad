import { describe, expect, it } from 'vitest';
import { requireCard } from '../../../../host-cli/terminal/functions/card-info.js';
import { GENERATION_2, link, scripted } from '../link.js';

const CODE = '510100D15600000500000001D24770B4';
const NUMBER = 'A10000015';

describe('the card meant', () => {
  it.each(['', '|', `${CODE}|`, `${CODE}|${NUMBER}|`, `|${NUMBER}|`, `${CODE.toLowerCase()}|a10000015|`])(
    '%j is this one',
    async (info) => {
      expect(await requireCard(link().transport, info)).toMatchObject({ cardIdentificationCode: CODE });
    },
  );

  it.each([`${CODE.slice(0, -1)}5|`, `${CODE}|A10000016|`, `|${NUMBER}1|`])('%j is another', async (info) => {
    await expect(requireCard(link().transport, info)).rejects.toMatchObject({ result: { code: -22 } });
  });
});

it('tells what the card refuses', async () => {
  await expect(requireCard(scripted({ '00A4': '6A81' }), '')).rejects.toMatchObject({
    result: { code: -0x6a81 },
  });
  const transport = scripted({ ...GENERATION_2, '00B207': '6982' });
  await expect(requireCard(transport, `|${NUMBER}|`)).rejects.toMatchObject({ result: { code: -0x6982 } });
});
