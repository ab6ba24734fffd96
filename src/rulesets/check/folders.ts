import type { Faults, Placed } from '../faults.js';
import type { Sources } from '../sources.js';

/** A document names the folder it is in. */
export function checkFolders({ criteria, overlays, payers }: Sources, faults: Faults): void {
  const expect = (file: Placed, pointer: string, named: string, folder: string): void => {
    if (named !== folder)
      faults.add(file, 'folder-mismatch', pointer, `\`${named}\` is written in the folder \`${folder}\``);
  };
  for (const { file, document, set } of criteria) expect(file, '/id', document.id, set);
  for (const { overlay, version, document: source } of overlays) {
    if (source === undefined) continue;
    expect(source.file, '/overlay', source.document.overlay, overlay);
    expect(source.file, '/version', source.document.version, version);
  }
  for (const { payer, document, versions } of payers) {
    if (document !== undefined) expect(document.file, '/payer', document.document.payer, payer);
    for (const { version, ruleset } of versions) {
      if (ruleset === undefined) continue;
      expect(ruleset.file, '/payer', ruleset.document.payer, payer);
      expect(ruleset.file, '/version', ruleset.document.version, version);
    }
  }
}
