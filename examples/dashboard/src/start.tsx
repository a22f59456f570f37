import { render } from 'preact'
import { App } from './app.tsx'

/** Puts the dashboard into an element, and gives back how to take it out again. */
export function start(place: Element): () => void {
  render(<App />, place)
  return () => render(null, place)
}
