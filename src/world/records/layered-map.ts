/**
 * A map that can be made to begin as another one is, at no cost: what is set and deleted stands in a layer of its own, over one that is
 * not written any more. In the order in which keys came, as any map.
 */
export class LayeredMap<Value> {
  readonly #below: LayeredMap<Value> | undefined
  readonly #own: Map<string, Value>
  /** Keys of the maps below that are gone, or came again later. */
  readonly #hidden: Set<string>
  #size: number

  private constructor(
    below: LayeredMap<Value> | undefined,
    own: Map<string, Value>,
    hidden: Set<string>,
    size = own.size,
  ) {
    this.#below = below
    this.#own = own
    this.#hidden = hidden
    this.#size = size
  }

  static empty<Value>(): LayeredMap<Value> {
    return new LayeredMap<Value>(undefined, new Map(), new Set())
  }

  /** A map that begins as this one is. This one is not written any more. */
  layer(): LayeredMap<Value> {
    return new LayeredMap(this, new Map(), new Set(), this.size)
  }

  /** The same in so few layers that each is at least twice as large as the one on it: however often one is put on, few are looked through. */
  settled(): LayeredMap<Value> {
    const below = this.#below
    if (below === undefined || this.#weight * 2 < below.#weight) return this
    return this.#weight === 0 ? below : this.#merged(below).settled()
  }

  get size(): number {
    return this.#below === undefined ? this.#own.size : this.#size
  }

  get(key: string): Value | undefined {
    let map: LayeredMap<Value> = this
    for (;;) {
      const own = map.#own.get(key)
      if (own !== undefined || map.#below === undefined) return own
      if (map.#hidden.size > 0 && map.#hidden.has(key)) return undefined
      map = map.#below
    }
  }

  has(key: string): boolean {
    return this.get(key) !== undefined
  }

  set(key: string, value: Value): void {
    if (this.#below !== undefined && !this.has(key)) this.#size++
    this.#own.set(key, value)
  }

  /** Sets what is not there yet, which is not looked for again. */
  add(key: string, value: Value): void {
    this.#size++
    this.#own.set(key, value)
  }

  /** The value as one that may be changed: of what stands in a map below, a copy, which then stands here. */
  own(key: string, copyOf: (value: Value) => Value): Value | undefined {
    const own = this.#own.get(key)
    if (own !== undefined || this.#below === undefined) return own
    const below = this.get(key)
    if (below === undefined) return undefined
    const copy = copyOf(below)
    this.#own.set(key, copy)
    return copy
  }

  delete(key: string): void {
    if (this.#below !== undefined) {
      if (!this.has(key)) return
      this.#size--
      if (this.#below.has(key)) this.#hidden.add(key)
    }
    this.#own.delete(key)
  }

  values(): Iterable<Value> {
    return this.#below === undefined ? this.#own.values() : this.#valuesOver(this.#below)
  }

  *#valuesOver(below: LayeredMap<Value>): Iterable<Value> {
    for (const [, value] of this.#entriesOver(below)) yield value
  }

  *#entriesOver(below: LayeredMap<Value>): Iterable<[string, Value]> {
    const lower = below.#below === undefined ? below.#own : below.#entriesOver(below.#below)
    for (const [key, value] of lower) if (!this.#hidden.has(key)) yield [key, this.#own.get(key) ?? value]
    for (const [key, value] of this.#own) if (this.#hidden.has(key) || !below.has(key)) yield [key, value]
  }

  get #weight(): number {
    return this.#own.size + this.#hidden.size
  }

  /** This layer and the one below it as one. */
  #merged(below: LayeredMap<Value>): LayeredMap<Value> {
    const own = new Map<string, Value>()
    for (const [key, value] of below.#own) if (!this.#hidden.has(key)) own.set(key, this.#own.get(key) ?? value)
    for (const [key, value] of this.#own) own.set(key, value)
    const hidden = below.#below === undefined ? new Set<string>() : new Set([...below.#hidden, ...this.#hidden])
    return new LayeredMap(below.#below, own, hidden, this.size)
  }
}
