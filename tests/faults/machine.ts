import type { Fault } from './table.ts'

/** A site as far as export looks before it prints. */
const site: Fault['files'] = {
  'site/index.html': '<script type="module" src="/assets/index.js"></script>',
  'site/paper/index.html': '<head></head>',
}

/** Mistakes of the command line and faults of the machine. */
export const machineFaults: Fault[] = [
  {
    fault: 'a base that climbs out of the host',
    files: {},
    command: 'build --base /../x/',
    says: '--base /../x/: no browser asks for that address. Name the folders from the host\'s root, for example --base /talks/mine/',
  },
  {
    fault: 'a browser that does not start',
    files: {},
    command: 'build',
    env: { LECTERN_BROWSER: '/bin/false' },
    says: 'The browser /bin/false does not start. Set LECTERN_BROWSER to a Chromium, Chrome or Edge that does.',
  },
  {
    fault: 'a browser that is not there',
    files: {},
    command: 'build',
    env: { LECTERN_BROWSER: '/nowhere/chrome' },
    says:
      'LECTERN_BROWSER points to /nowhere/chrome, and there is no file. Point it to a Chromium or Chrome, or unset it.',
  },
  {
    fault: 'a browser that does not start to print',
    files: site,
    command: 'export --site site --out out',
    env: { LECTERN_BROWSER: '/bin/false' },
    says: 'The browser /bin/false does not start. Set LECTERN_BROWSER to a Chromium, Chrome or Edge that does.',
  },
  {
    fault: 'a date that is none',
    files: site,
    command: 'export --site site --out out',
    env: { SOURCE_DATE_EPOCH: 'garbage' },
    says:
      'SOURCE_DATE_EPOCH is garbage: give seconds since 1970, for example SOURCE_DATE_EPOCH=1764028800, or unset it.',
  },
  {
    fault: 'a folder that the system lets nobody make',
    files: site,
    command: 'export --site site --out /proc/x',
    says: 'Cannot write to /proc/x (ENOENT). Choose another folder with --out.',
  },
  {
    fault: 'files of somebody else where the site should go',
    files: { 'keepsakes/letter.txt': 'dear' },
    command: 'build --out keepsakes',
    says: '…keepsakes holds something that no build made. Empty it, or choose another folder with --out.',
  },
  {
    fault: 'a file where the site should go',
    files: { keepsake: 'dear' },
    command: 'build --out keepsake',
    says: '…keepsake is a file. Choose another folder with --out.',
  },
]
