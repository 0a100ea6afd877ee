/** Words of the rule file-size. Pure. */
import type { Messages } from '../finding.ts';
import { en, fr } from '../wording.ts';

export const messages = {
  empty: {
    fr: () => ({
      what: fr`Le fichier est vide : il ne contient aucun octet.`,
      why: fr`Il n’y a rien à lire ; l’export ou l’envoi s’est sans doute interrompu.`,
      todo: fr`Exportez de nouveau le PDF, ouvrez-le pour vérifier qu’il s’affiche, puis renvoyez-le.`,
    }),
    en: () => ({
      what: en`The file is empty: it holds no byte.`,
      why: en`There is nothing to read; the export or the transfer was most likely interrupted.`,
      todo: en`Export the PDF again, open it to see that it displays, then send it again.`,
    }),
  },
  'too-heavy': {
    fr: (p) => ({
      what: fr`Le fichier pèse ${p.size} Mo.`,
      why: fr`Le guide accepte au plus ${p.max} Mo, pour que chacun puisse l’ouvrir et l’envoyer.`,
      todo: fr`Allégez les images. Word : Fichier > Compresser les images, 150 ppp. LibreOffice : Exporter au format PDF > Compression JPEG et réduction de la résolution.`,
    }),
    en: (p) => ({
      what: en`The file weighs ${p.size} MB.`,
      why: en`The guide accepts at most ${p.max} MB, so that everyone can open and send it.`,
      todo: en`Make the pictures lighter. Word: Picture Format > Compress Pictures, 150 ppi. LibreOffice: Export as PDF > JPEG compression and reduced resolution.`,
    }),
  },
} satisfies Messages;
