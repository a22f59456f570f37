/** A document as it is read first: what the parts of a specification are made of. */
import type { Contract } from '../../spec/contract.ts'
import type { Facts } from '../../spec/facts.ts'
import type { JsonObject } from '../../spec/pointer.ts'

export interface Reading {
  readonly document: JsonObject
  readonly contract: Contract
  readonly facts: Facts
}
