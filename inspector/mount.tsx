/** Shows the inspector within an element of a page. What of it is published: `declarations/mount.d.ts`. */
import { render } from 'preact'
import { App } from './app.tsx'
import type { mountInspector as Mount } from './declarations/mount.d.ts'
import { createInspector } from './inspector.ts'
import style from './style.css?inline'

export const mountInspector: typeof Mount = (
  element,
  { control, base = 'http://localhost/_nowhere/', world = 'main' },
) => {
  const shadow = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(style)
  shadow.adoptedStyleSheets = [sheet]
  const inspector = createInspector({ control, base, world })
  render(<App inspector={inspector} />, shadow)
  return () => {
    render(null, shadow)
    inspector.end()
  }
}
