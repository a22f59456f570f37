/**
 * Packs the package once, and installs it into a project beside the tools of `project/`, pinned by its lock file. Everything is in a
 * folder of the system's temporary ones: no path may lead through this project's `node_modules`, which test runners treat apart.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The file that `npm pack` made. */
    readonly tarball: string
    /** A folder with the package and the tools in its `node_modules`. */
    readonly project: string
  }
}

export default function setup({ provide }: TestProject): () => Promise<void> {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'nowhere-package-')))
  const project = join(scratch, 'project')
  try {
    execFileSync('npm', ['run', 'build'], { stdio: 'ignore' })
    const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', scratch]
    const [{ filename }] = JSON.parse(execFileSync('npm', pack, { encoding: 'utf8' }))
    mkdirSync(project)
    for (const name of ['package.json', 'package-lock.json'])
      cpSync(join('test/package/project', name), join(project, name))
    // The prefix is given because npm, when it runs the tests, leaves the one of this project in the environment.
    const npm = (...args: readonly string[]): unknown =>
      execFileSync('npm', [...args, '--prefix', project, '--ignore-scripts', '--no-audit', '--no-fund'], {
        cwd: project,
        stdio: 'pipe',
      })
    npm('ci')
    npm('install', '--no-save', join(scratch, filename))
    provide('tarball', join(scratch, filename))
    provide('project', project)
  } catch (error) {
    rmSync(scratch, { recursive: true, force: true })
    throw error
  }
  // Thousands of files: meanwhile this process has workers to end.
  return () => rm(scratch, { recursive: true, force: true })
}
