/** In a browser, with a server behind Vite's proxy: the platform is in Vite's process, and commands of Vitest reach it there. */
import { commands } from 'vitest/browser'
import { useBackend } from './backend.ts'

useBackend({
  reset: () => commands.backend('reset'),
  advance: (duration) => commands.backend('advance', duration),
  fail: (operationId, code) => commands.backend('fail', operationId, code),
  crash: (deployment) => commands.backend('crash', deployment),
  addTxtRecord: (name, value) => commands.backend('addTxtRecord', name, value),
})
