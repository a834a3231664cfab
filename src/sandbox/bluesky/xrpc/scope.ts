import { postCollection } from './post-uri.ts'

/** Whether a session may create posts. */
export function mayCreate(scope: string): boolean {
  return scope.split(' ').some(one => {
    if (one === 'transition:generic') return true
    const [, collection = '', actions] = /^repo:([^?]+)(?:\?(.*))?$/.exec(one) ?? []
    if (collection !== postCollection && collection !== '*') return false
    const wanted = new URLSearchParams(actions).getAll('action')
    return wanted.length === 0 || wanted.includes('create')
  })
}
