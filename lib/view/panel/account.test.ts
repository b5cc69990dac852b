// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NOW } from '../../../tests/helpers/panel.ts';
import { holdTime, pass, viewDeps } from '../../../tests/helpers/view-deps.ts';
import { createAccount } from '../account.ts';

beforeEach(() => holdTime(NOW));
afterEach(() => void vi.useRealTimers());

const SALES = 'sales@firm.example';
const nora = { id: 'USR-1', kind: 'user', name: 'Nora', address: SALES } as const;
const otto = { id: 'USR-2', kind: 'user', name: 'Otto', address: 'otto@firm.example' } as const;

test.each([
  ['first', [nora, { ...otto, former: [SALES] }]],
  ['last', [{ ...otto, former: [SALES] }, nora]],
])(
  'an address that was handed on names whoever has it today, who is listed %s',
  async (_w, rows) => {
    const at = viewDeps();
    const reader = { ...at.deps.reader, directory: async () => rows };
    const { names } = createAccount({ ...at.deps, reader });
    await pass();
    expect(Object.fromEntries(names.value)).toEqual({
      'USR-1': 'Nora',
      'USR-2': 'Otto',
      [SALES]: 'Nora',
      'otto@firm.example': 'Otto',
    });
  },
);
