import { expect, it } from 'vitest';
import { describeLectern } from '../../tests/lectern.ts';

describeLectern('the models', (open) => {
  it('are none where none is configured', async () => {
    const running = await open();
    expect(await running.json('/api/models')).toEqual({
      models: [],
      max_cost_usd: null,
      max_cost_usd_per_owner_month: null,
      spent_this_month_usd: 0,
    });
  });

  it('are told with what they are for, what they cost and what may be spent, and without their keys', async () => {
    const running = await open({
      LLM_MODEL: 'compatible:small',
      LLM_MODEL_QUIZZES: 'openai:gpt-5-mini',
      LLM_FALLBACK: 'compatible:spare,compatible:small',
      LLM_BASE_URL: 'http://127.0.0.1:9/v1',
      LLM_API_KEY: 'a-secret-key',
      OPENAI_API_KEY: 'another-secret-key',
      LLM_PRICES: 'compatible:small=0.1/0.01/0.4',
      MAX_COST_USD: '2',
      MAX_COST_USD_PER_OWNER_MONTH: '50',
    });
    const info = await running.json('/api/models');
    expect(info).toMatchObject({
      models: [
        {
          name: 'compatible:small',
          uses: ['outline', 'lessons', 'answers'],
          fallback: 2,
          price: { input: 0.1, cached: 0.01, output: 0.4 },
        },
        { name: 'openai:gpt-5-mini', uses: ['quizzes'], fallback: null },
        { name: 'compatible:spare', uses: [], fallback: 1, price: null },
      ],
      max_cost_usd: 2,
      max_cost_usd_per_owner_month: 50,
    });
    expect(JSON.stringify(info)).not.toContain('secret');
  });
});
