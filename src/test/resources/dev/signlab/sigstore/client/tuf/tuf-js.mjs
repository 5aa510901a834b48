// Looks for one file in many repositories, and says of each what came of it.
import { createRequire } from 'node:module';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const { Updater } = createRequire(process.cwd() + '/')('tuf-js');
const found = {};
for (const name of process.env.CASES.split(' ')) {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'tuf-js-'));
  const url = process.env.MIRROR + '/' + name;
  fs.copyFileSync(path.join(process.env.FOLDER, name, '1.root.json'), path.join(dir, 'root.json'));
  const updater = new Updater({
    metadataDir: dir, metadataBaseUrl: url, targetDir: dir, targetBaseUrl: url + '/targets',
    config: { fetchRetries: 0, fetchRetry: 0 },
  });
  try {
    const info = await updater.getTargetInfo(process.env.NAME);
    found[name] = info
      ? fs.readFileSync(await updater.downloadTarget(info, path.join(dir, 'target')), 'utf8')
      : 'none';
  } catch (error) {
    found[name] = 'refused: ' + error.message;
  }
  fs.rmSync(dir, { recursive: true });
}
console.log(JSON.stringify(found));
