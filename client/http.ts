/** Requests to our own server: JSON out, JSON in, every failure as a sentence for people. */

import type { ApiError } from '../shared/protocol/api.ts'

/** A request that did not succeed. `message` is a sentence to show; `status` is 0 if no answer came at all. */
export class ApiFailure extends Error {
  readonly status: number
  /** The server's word for it, `offline` or `unreadable`. */
  readonly code: string

  constructor(status: number, code: string, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'ApiFailure'
    this.status = status
    this.code = code
  }
}

const OFFLINE = 'The server cannot be reached. Check your connection, then try again.'

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** The answer's JSON, or `null` where it has no body. Throws `ApiFailure`; an abort throws its own `AbortError`. */
export async function request<T>(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const response = await send(path, {
    method,
    headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }) },
    credentials: 'same-origin',
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  })
  const answer = await parsed(response)
  if (!response.ok) throw failure(response.status, answer)
  return answer as T
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init)
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw new ApiFailure(0, 'offline', OFFLINE, error)
  }
}

async function parsed(response: Response): Promise<unknown> {
  const text = await response.text()
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch (error) {
    const message = 'The server gave an answer that this page cannot read. Try again in a moment.'
    throw new ApiFailure(response.status, 'unreadable', message, error)
  }
}

function failure(status: number, answer: unknown): ApiFailure {
  const { error } = (answer ?? {}) as Partial<ApiError>
  if (error?.message) return new ApiFailure(status, error.code, error.message)
  return new ApiFailure(status, 'unreadable', `The server refused with status ${status}. Try again in a moment.`)
}

/** What to show for anything that was thrown by `request`. */
export const sentenceOf = (error: unknown): string => {
  if (error instanceof ApiFailure) return error.message
  throw error
}
