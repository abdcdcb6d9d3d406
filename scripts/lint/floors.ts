/** A part of the house, by the folder that holds it. */
export interface Floor {
  /** Below the project; '' is the project's own folder. */
  folder: string
  /** Folders besides its own that it stands on. */
  on: string[]
  /** What it may take from elsewhere; left out, anything. */
  packages?: string[]
}

const talk = ['snippets', 'components/talk', 'layouts/talk']
const kit = ['kit', 'components', 'layouts']

/**
 * The floors, ground first: a file imports from its own folder and from those its floor stands on. The kit stands on
 * nothing of the talk; the talk may use all of the kit that is drawn.
 */
export const floors: Floor[] = [
  { folder: 'kit', on: [], packages: ['culori', 'd3-scale', 'valibot'] },
  { folder: 'snippets', on: ['kit'], packages: [] },
  { folder: 'components', on: ['kit'] },
  { folder: 'components/talk', on: ['kit', 'components', 'snippets'] },
  { folder: 'layouts', on: ['kit', 'components'] },
  { folder: 'layouts/talk', on: ['kit', 'components', 'layouts', 'components/talk', 'snippets'] },
  { folder: 'styles', on: [] },
  // Slidev's own places in the project's folder: what lies above all slides.
  { folder: '', on: ['kit', 'components', 'layouts'] },
  { folder: 'scripts/lint', on: [] },
  // What runs in Node; of the components only those that stand in for Slidev's own modules.
  { folder: 'scripts/lib', on: ['kit', 'components'] },
  { folder: 'setup', on: ['kit', 'components', 'styles', 'scripts/lib'] },
  { folder: 'scripts', on: ['kit', 'scripts/lib'] },
  { folder: 'bench', on: ['kit', 'scripts/lib', 'snippets'] },
  { folder: 'tests', on: [...kit, ...talk, 'styles', 'scripts', 'scripts/lib', 'scripts/lint', 'setup', 'bench'] },
]

/**
 * The floor of a file below the project, written with slashes. What is none of the house is for checking it, as tests
 * are.
 */
export function floorOf(file: string): Floor {
  return floors.filter(({ folder }) => folder === '' ? /^[^/]+\.vue$/.test(file) : file.startsWith(`${folder}/`))
    .sort((a, b) => b.folder.length - a.folder.length)[0] ?? floors.find(({ folder }) => folder === 'tests')!
}

/** Why one file of the project may not import another; undefined where it may. */
export function arrowFault(from: string, to: string): string | undefined {
  const [above, below] = [floorOf(from), floorOf(to)]
  if (above === below || above.on.includes(below.folder))
    return
  const stands = above.on.length > 0 ? `its own floor, ${above.on.join(', ')}` : 'its own floor alone'
  const why = talk.includes(below.folder) && !talk.includes(above.folder)
    ? `${from} is the kit's and ${to} the talk's, which goes when the talk goes`
    : `${from} may not import ${to}`
  return `${why}: "${above.folder || '.'}" imports from ${stands}`
}

/** Why a file may not import a package or a module of Node's; undefined where it may. */
export function packageFault(from: string, specifier: string): string | undefined {
  const { folder, packages } = floorOf(from)
  if (packages?.some(name => specifier === name || specifier.startsWith(`${name}/`)) ?? true)
    return
  return `${from} may not import ${specifier}: "${folder}" is pure and takes ${packages!.join(', ') || 'no package'}`
}
