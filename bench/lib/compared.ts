export type Peer = 'ours' | 'page' | 'stock'
export const peers: readonly Peer[] = ['page', 'stock', 'ours']
export const peerNames: Record<Peer, string> = { page: 'hand-written page', stock: 'stock Slidev', ours: 'this deck' }

export type Kind = 'cover' | 'map'
export const kinds: readonly Kind[] = ['cover', 'map']

export interface Transfer {
  requests: number
  bytes: number
}

export interface Scale {
  sizes: { slides: number, first: Transfer, seconds: number }[]
}
