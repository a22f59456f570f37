/**
 * How the content codings of bodies are undone, up to a limit: with zlib where the process has it, which knows Brotli, and with
 * what browsers have elsewhere. No module of Node is imported, so that one file serves both.
 */
import { joinBytes } from './joined-bytes.ts'

/** Rejects with `tooLarge`, or with anything else when the bytes are not of the coding. */
export type Decoder = (bytes: Uint8Array, bytesMax: number) => Promise<Uint8Array>

export const tooLarge: unique symbol = Symbol('the body is larger than the limit')

/** As zlib of Node has it. */
type Undo = (
  bytes: Uint8Array,
  options: { readonly maxOutputLength: number },
  done: (error: (Error & { readonly code?: string }) | null, made: Uint8Array) => void,
) => void
type Zlib = Readonly<Record<'gunzip' | 'brotliDecompress' | 'inflate' | 'inflateRaw', Undo>>

/** By the name of the coding. */
export type Decoders = Readonly<Record<string, Decoder>>

/** Those of this runtime. */
export function createDecoders(findZlib: () => Zlib | undefined = builtInZlib): Decoders {
  const zlib = findZlib()
  if (zlib === undefined) {
    return {
      gzip: withStream(() => 'gzip'),
      deflate: withStream((bytes) => (hasZlibHeader(bytes) ? 'deflate' : 'deflate-raw')),
    }
  }
  const deflate: Decoder = (bytes, bytesMax) =>
    withZlib(hasZlibHeader(bytes) ? zlib.inflate : zlib.inflateRaw)(bytes, bytesMax)
  return { gzip: withZlib(zlib.gunzip), br: withZlib(zlib.brotliDecompress), deflate }
}

function builtInZlib(): Zlib | undefined {
  // What stands in for `process` in a browser has no such function.
  const { process } = globalThis as { readonly process?: { getBuiltinModule?(name: string): Zlib | undefined } }
  return process?.getBuiltinModule?.('node:zlib')
}

function withZlib(undo: Undo): Decoder {
  return (bytes, maxOutputLength) =>
    new Promise((resolve, reject) => {
      undo(bytes, { maxOutputLength }, (error, made) => {
        if (error === null) resolve(new Uint8Array(made.buffer, made.byteOffset, made.byteLength))
        else reject(error.code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge : error)
      })
    })
}

function withStream(formatOf: (bytes: Uint8Array) => CompressionFormat): Decoder {
  return async (bytes, bytesMax) => {
    const { readable, writable } = new DecompressionStream(formatOf(bytes))
    const writer = writable.getWriter()
    // What goes wrong is seen by who reads.
    const ignore = (): void => {}
    // The bytes of a request are never backed by shared memory.
    writer.write(bytes as BufferSource).catch(ignore)
    writer.close().catch(ignore)
    const reader = readable.getReader()
    const chunks: Uint8Array[] = []
    let length = 0
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      length += read.value.byteLength
      if (length > bytesMax) {
        reader.cancel().catch(ignore)
        throw tooLarge
      }
      chunks.push(read.value)
    }
    return joinBytes(chunks, length)
  }
}

/** `deflate` is the format of zlib; many clients send what is inside of it alone. */
function hasZlibHeader([first = 0, second = 0]: Uint8Array): boolean {
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0
}
