/** A bound that is wider than this is not overstepped: what it took to would be no request that anybody sends. */
export const elementsMax = 200
