/** What is used of the packages that are installed apart, where the compiler does not see them. */
declare module 'axios' {
  const axios: {
    request(config: object): Promise<{ readonly status: number; readonly headers: object; readonly data: ArrayBuffer }>
  }
  export default axios
}

declare module 'got' {
  export default function got(
    url: string,
    options: object,
  ): Promise<{ readonly statusCode: number; readonly headers: object; readonly rawBody: Uint8Array }>
}

declare module 'ky' {
  export default function ky(url: string, options: object): Promise<Response>
}
