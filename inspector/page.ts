/** The page that a server has at /_nowhere/: the inspector over fetch, of the world whose path it stands below. */
import { mountInspector } from './mount.tsx'

const [, root = '/', world = ''] = /^(.*?\/)(?:~([^/]+)\/)?_nowhere\//.exec(location.pathname) ?? []
document.body.style.margin = '0'
const place = document.createElement('div')
document.body.append(place)
mountInspector(place, {
  control: (input, init) => fetch(input, init),
  base: new URL(`${root}_nowhere/`, location.href).href,
  ...(world !== '' && { world: decodeURIComponent(world) }),
})
