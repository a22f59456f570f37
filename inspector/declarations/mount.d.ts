/** `nowhere-kit/inspector`: the inspector as a part of any page, over a control API wherever that is. */

/** What `fetch` is, as far as it is needed. */
export type ControlFetch = (input: string, init?: RequestInit) => Promise<Response>

export interface InspectorOptions {
  /** `fetch`, or `createControlFetch(platform)` of `nowhere-kit/control` for a platform in the same page. */
  readonly control: ControlFetch
  /** URL of the control API; `http://localhost/_nowhere/` by default, which a platform in the page answers to. */
  readonly base?: string
  /** The world that it begins with; the main one by default. */
  readonly world?: string
}

/**
 * Shows the inspector within an element, in a shadow tree of its own.
 * @returns What takes it away again.
 */
export declare function mountInspector(element: Element, options: InspectorOptions): () => void
