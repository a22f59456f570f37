/**
 * The inspector: files that the build made, for a browser that asks for a page where the control API is. They hold nothing of the
 * world; what the page shows it asks the control API, which lets in whom it lets in.
 */
import type { Answer, Received } from '../../../platform.ts'
import { prefersJson } from '../../prefers-json.ts'
import { builtFiles } from './built-files.ts'

export interface InspectorPage {
  serves(received: Pick<Received, 'method' | 'path' | 'headers'>): boolean
  answer(received: Pick<Received, 'method' | 'path'>): Answer
}

const home = '/_nowhere/'

export function createInspectorPage(): InspectorPage {
  return {
    serves({ method, path, headers }) {
      if (method !== 'GET' && method !== 'HEAD') return false
      if (path === home || path === '/_nowhere') return !prefersJson(headers.accept)
      return builtFiles().has(nameOf(path))
    },
    answer({ method, path }) {
      // Without the slash the page would look for its files one folder up.
      if (path === '/_nowhere') return { status: 308, headers: { ...guarding, Location: '_nowhere/' }, body: null }
      const file = builtFiles().get(nameOf(path)) ?? notBuilt
      const headers = { ...guarding, 'Content-Type': file.type }
      return { status: file.status, headers, body: method === 'HEAD' ? null : file.content }
    },
  }
}

function nameOf(path: string): string {
  return path === home ? 'index.html' : path.startsWith(home) ? path.slice(home.length) : ''
}

const notBuilt = {
  status: 404,
  type: 'text/plain; charset=utf-8',
  content: 'The inspector is not in this build of nowhere-kit. Run `npm run build`.\n',
}

/** Its scripts and styles are files of its own, and it talks to the server that it is of and to nobody else. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const guarding = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': policy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  Vary: 'Accept',
}
