/** Makes a process find the packages of this folder's package.json where they were installed: the project does not have them. */
import { register } from 'node:module'

register('./resolve-from-folder.js', import.meta.url)
