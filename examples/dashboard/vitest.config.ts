import { defineConfig } from 'vitest/config'
import { dashboardProjects } from './vitest.projects.ts'

export default defineConfig({ test: { projects: dashboardProjects() } })
