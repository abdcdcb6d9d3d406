import { describe, expect, it } from 'vitest'
import { markArtifacts, roundPaths, shortenPaths, spaceLines } from '../../scripts/lib/paper/content.ts'

describe('what Chromium draws into a PDF', () => {
  it('has figures that an eye can tell apart, and keeps its matrices', () => {
    expect(
      roundPaths(
        '481.10001 166.150574 l\n-.0049 .12499 m\n.23999999 0 0 -.23999999 0 414 cm\n28.025085 0 Td <002A> Tj\nh',
      ),
    ).toBe('481.1 166.2 l\n0 .12 m\n.23999999 0 0 -.23999999 0 414 cm\n28.025 0 Td <002A> Tj\nh')
    const edges = '-99.996 99.994 .995 -1.005 700 -0.05 c\n10 20.5 -1000.25 .0996 re\n1 2 mx\n'
    expect(roundPaths(edges)).toBe(
      '-100 99.99 1 -1.01 700 -.05 c\n10 20.5 -1000.3 .1 re\n1 2 mx\n',
    )
  })

  it('stays as it is where a line is none of Chromium\'s', () => {
    for (const line of ['5m\n1 2 l', ' m', '1.25re', '.5'])
      expect(roundPaths(line)).toBe(line)
  })

  it('says nothing twice: a closed path does not go back first, an upright rectangle is one', () => {
    expect(shortenPaths('1 1 m\n4 1 l\n2 3 l\n1 1 l\nh\nf')).toBe('1 1 m\n4 1 l\n2 3 l\nh\nf')
    expect(shortenPaths('1 1 m\n4 1 l\n2 3 l\n1 2 l\nh\nf')).toBe('1 1 m\n4 1 l\n2 3 l\n1 2 l\nh\nf')
    expect(shortenPaths('8.1 5 m\n4 5 l\n4 7.5 l\n8.1 7.5 l\n8.1 5 l\nh\nf')).toBe('8.1 5 -4.1 2.5 re\nf')
  })

  it('is an artifact wherever no element holds it', () => {
    expect(markArtifacts('q\n0 0 1 1 re\nf\n/P <</MCID 0 >>BDC\n0 0 2 2 re\nf\nEMC\nQ'))
      .toBe('/Artifact BMC\nq\n0 0 1 1 re\nf\nEMC\n/P <</MCID 0 >>BDC\n0 0 2 2 re\nf\nEMC\nQ')
  })

  it('has a space where a line ends, and none where it goes on', () => {
    const text = (height: number) => `BT\n/F1 12 Tf\n1 0 0 -1 56 ${height} Tm\n<0005> Tj\nET`
    const spaces = new Map([['/F1', { space: '0001', joints: ['002D'] }]])
    expect(spaceLines(`${text(20)}\n${text(40)}`, spaces)).toBe(
      `${text(20).replace('ET', '<0001> Tj\nET')}\n${text(40)}`,
    )
    const hyphen = text(20).replace('0005', '0005002D')
    expect(spaceLines(`${hyphen}\n${text(40)}`, spaces)).toBe(`${hyphen}\n${text(40)}`)
    expect(spaceLines(`${text(20)}\n${text(20)}`, spaces)).toBe(`${text(20)}\n${text(20)}`)
  })
})
