import { defineConfig } from 'vite'
import { served } from './test/served.ts'

export default defineConfig({ plugins: [served({}).plugin] })
