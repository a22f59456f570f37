import { defineConfig } from 'vitest/config'

// One project a folder of test/, so that `vitest run --project unit` is the quick one.
const project = (name: string, options: Record<string, unknown> = {}) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], ...options },
})

export default defineConfig({
  test: {
    projects: [
      project('unit'),
      project('adapters', { testTimeout: 30_000 }),
      project('clients', { testTimeout: 120_000, hookTimeout: 180_000 }),
      project('simulation', { testTimeout: 180_000 }),
      project('types', { testTimeout: 120_000 }),
      project('package', { testTimeout: 180_000, hookTimeout: 180_000 }),
      project('docs', { testTimeout: 60_000 }),
    ],
  },
})
