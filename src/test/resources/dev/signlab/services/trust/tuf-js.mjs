// Updates from the repository at MIRROR with what is in FOLDER, and prints a target.
import { Updater } from "tuf-js";
import { mkdirSync, readFileSync } from "node:fs";

const { MIRROR, FOLDER, TARGET } = process.env;
mkdirSync(`${FOLDER}/targets`, { recursive: true });
const updater = new Updater({
  metadataDir: FOLDER,
  metadataBaseUrl: MIRROR,
  targetDir: `${FOLDER}/targets`,
  targetBaseUrl: `${MIRROR}/targets`,
});
await updater.refresh();
const target = await updater.getTargetInfo(TARGET);
console.log(readFileSync(await updater.downloadTarget(target), "utf8"));
