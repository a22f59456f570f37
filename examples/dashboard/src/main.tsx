import './style.css'
import { start } from './start.tsx'

const place = document.getElementById('app')
if (place !== null) start(place)
