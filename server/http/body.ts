/** The body of a request by its schema. */

import type { Context } from 'hono'
import type { z } from 'zod'
import { misfit, RequestRefusal } from './refusal.ts'

/** Throws a `RequestRefusal` that names the field which is wrong [H3]. */
export async function bodyOf<S extends z.ZodType>(c: Context, schema: S): Promise<z.output<S>> {
  const read = schema.safeParse(await jsonOf(c))
  if (!read.success) throw misfit(read.error)
  return read.data
}

async function jsonOf(c: Context): Promise<unknown> {
  try {
    return await c.req.json()
  } catch (error) {
    if (error instanceof SyntaxError) throw new RequestRefusal('bad-json')
    throw error
  }
}
