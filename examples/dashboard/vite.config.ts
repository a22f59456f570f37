import { createPlatform } from 'nowhere-kit'
import { defineConfig } from 'vite'
import { servedBehindProxy } from './test/served.ts'

export default defineConfig({ plugins: [servedBehindProxy(createPlatform())] })
