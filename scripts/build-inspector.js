// The inspector, by Vite: a page of two files for the server, and the same as a module for other pages. Into a folder that is made for it.
import { copyFileSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const inspector = join(root, 'inspector')

/** @param {string} folder What it is written to, which is emptied first. */
export async function buildInspector(folder) {
  const shared = {
    root: inspector,
    base: './',
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
  }
  const output = { entryFileNames: '[name].js', chunkFileNames: '[name].js', assetFileNames: '[name][extname]' }
  const target = 'es2022'
  await build({
    ...shared,
    build: {
      ...{ outDir: folder, emptyOutDir: true, target, modulePreload: false },
      rollupOptions: { input: { page: join(inspector, 'index.html') }, output },
    },
  })
  await build({
    ...shared,
    build: {
      ...{ outDir: folder, emptyOutDir: false, target },
      lib: { entry: { mount: join(inspector, 'mount.tsx') }, formats: ['es'] },
      rollupOptions: { output },
    },
  })
  copyFileSync(join(inspector, 'declarations/mount.d.ts'), join(folder, 'mount.d.ts'))
}

// By itself it makes what the sources of the server find, beside whatever else is built.
if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  const made = join(root, `node_modules/.cache/nowhere-inspector-${process.pid}`)
  try {
    await buildInspector(made)
    const folder = join(root, 'dist/inspector')
    mkdirSync(folder, { recursive: true })
    // One by one, so that who looks meanwhile, or does the same, finds each whole.
    for (const name of readdirSync(made)) renameSync(join(made, name), join(folder, name))
  } finally {
    rmSync(made, { recursive: true, force: true })
  }
}
