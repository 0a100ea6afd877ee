/** The fonts that the makers see: those of the system without hinting, which nobody reads on a page and which doubles the files. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const FACES = /\/(Liberation(Serif|Sans)|Carlito)-(Regular|Bold|Italic)\.ttf$|\/DejaVuSans\.ttf$/;

/** Writes the light fonts under `folder` and returns the path of a fontconfig file that knows no other. */
export function lightFonts(folder: string): string {
  const fonts = join(folder, 'fonts');
  mkdirSync(fonts);
  const paths = execFileSync('fc-list', [':', 'file'], { encoding: 'utf8' }).split('\n').map((line) => line.replace(/:\s*$/, ''));
  for (const path of paths.filter((each) => FACES.test(each)))
    execFileSync('pyftsubset', [path, '--unicodes=U+0020-024F,U+0600-06FF,U+2000-2200,U+FE70-FEFF', '--no-hinting', '--layout-features=kern,liga,init,medi,fina', `--name-IDs=*`, `--output-file=${join(fonts, basename(path))}`]);
  const conf = join(folder, 'fonts.conf');
  writeFileSync(conf, `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir><cachedir>${folder}/cache</cachedir></fontconfig>`);
  return conf;
}
