/** Only the rows that can be seen are there, however many there are. */
import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type VirtualItem,
  Virtualizer,
} from '@tanstack/virtual-core'
import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'

export interface VirtualRows {
  readonly rows: readonly VirtualItem[]
  readonly height: number
}

export function useVirtualRows(count: number, rowHeight: number, scroller: RefObject<HTMLElement | null>): VirtualRows {
  const [, redraw] = useState(0)
  const held = useRef<Virtualizer<HTMLElement, Element> | null>(null)
  const options = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => redraw((times) => times + 1),
  }
  held.current ??= new Virtualizer<HTMLElement, Element>(options)
  const virtualizer = held.current
  virtualizer.setOptions(options)
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer])
  useLayoutEffect(() => virtualizer._willUpdate())
  return { rows: virtualizer.getVirtualItems(), height: virtualizer.getTotalSize() }
}
