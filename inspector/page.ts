/** The page that a server has at /_nowhere/: the inspector over fetch, of the world whose path it stands below. */
import { mountInspector } from './mount.tsx'

// Behind Vite it is at /__nowhere/.
const [, root = '/', world = '', name = '_nowhere'] =
  /^(.*?\/)(?:~([^/]+)\/)?(__?nowhere)\//.exec(location.pathname) ?? []
document.body.style.margin = '0'
const place = document.createElement('div')
document.body.append(place)
mountInspector(place, {
  control: (input, init) => fetch(input, init),
  base: new URL(`${root}${name}/`, location.href).href,
  ...(world !== '' && { world: decodeURIComponent(world) }),
})
