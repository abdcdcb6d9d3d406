import type { BubbleOutcome, Venture } from './simulation.ts'
import { scaleLinear } from 'd3-scale'
import { area, curveMonotoneX, stack, stackOffsetSilhouette } from 'd3-shape'
import { HORIZON } from './simulation.ts'

export interface SurvivorArea {
  width: number
  top: number
  bottom: number
}

export type StreamKind = 'strong' | 'weak-0' | 'weak-1' | 'weak-2'

export interface SurvivorDrawing {
  /** All streams of one look in one path each: a few elements, however many ventures. */
  streams: { kind: StreamKind, d: string }[]
  /** Where strong ideas ended. */
  ends: [x: number, y: number][]
  /** Survivors from the one that holds most down, with their part of what all survivors hold, 0–1. */
  standing: { y: number, thickness: number, share: number }[]
  /** Round to px. */
  x: (round: number) => number
}

/** Highest sum of money held, per venture, that the model reaches: one scale for every setting of the other sliders. */
const FULL = 5.8

/**
 * One stream per venture from left to right, its thickness the money it holds, all stacked about the middle:
 * the outline is the bubble. A venture's stream thins to nothing in the round after its last.
 */
export function drawSurvivors({ ventures }: BubbleOutcome, { width, top, bottom }: SurvivorArea): SurvivorDrawing {
  const x = scaleLinear([0, HORIZON], [0, width])
  const middle = (top + bottom) / 2
  const y = scaleLinear([0, FULL * ventures.length], [0, bottom - top])
  const rounds = Array.from({ length: HORIZON + 1 }, (_, round) => round)
  const layers = stack<number, number>()
    .keys(ventures.keys())
    .value((round, venture) => ventures[venture]!.path[round]!)
    .offset(stackOffsetSilhouette)(rounds)
  const shape = area<[number, number]>()
    .x((_, round) => x(round))
    .y0(([low]) => middle + y(low))
    .y1(([, high]) => middle + y(high))
    .curve(curveMonotoneX)
    .digits(1)

  const streams: Record<StreamKind, string> = { 'weak-0': '', 'weak-1': '', 'weak-2': '', 'strong': '' }
  const ends: [number, number][] = []
  const standing: SurvivorDrawing['standing'] = []
  const left = ventures.reduce((sum, venture) => sum + venture.path[HORIZON]!, 0)
  for (const [index, venture] of ventures.entries()) {
    const layer = layers[index]
    const last = Math.min(HORIZON, venture.lasted + 1)
    const points = layer!.slice(0, last + 1).map(([low, high]): [number, number] => [low, high])
    streams[kindOf(venture, index)] += shape(points) ?? ''
    const middleOf = (round: number) => middle + y((layer![round]![0] + layer![round]![1]) / 2)
    if (venture.path[HORIZON]! > 0) {
      standing.push({
        y: middleOf(HORIZON),
        thickness: y(venture.path[HORIZON]!),
        share: venture.path[HORIZON]! / left,
      })
    }
    else if (venture.strong) {
      ends.push([x(last), middleOf(last)])
    }
  }
  standing.sort((a, b) => b.share - a.share)
  return { streams: Object.entries(streams).map(([kind, d]) => ({ kind: kind as StreamKind, d })), ends, standing, x }
}

function kindOf(venture: Venture, index: number): StreamKind {
  return venture.strong ? 'strong' : `weak-${index % 3 as 0 | 1 | 2}`
}

/** The labels among `standing` that can be set without touching: thick enough, and apart by at least `size` px. */
export function labelled(standing: SurvivorDrawing['standing'], size: number): SurvivorDrawing['standing'] {
  const kept: SurvivorDrawing['standing'] = []
  for (const one of standing) {
    if (one.thickness >= size * 0.6 && kept.every(other => Math.abs(other.y - one.y) >= size))
      kept.push(one)
  }
  return kept
}
