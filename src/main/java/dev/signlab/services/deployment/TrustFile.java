package dev.signlab.services.deployment;

import java.nio.file.Path;

/** The files that clients are pointed at, with the names that scripts know them by. */
public enum TrustFile {
  /** Whom to believe. */
  TRUSTED_ROOT("trustedRoot", "trusted_root.json"),
  /** Where to sign. */
  SIGNING_CONFIG("signingConfig", "signing_config.v0.2.json"),
  /** Where to sign, by the log in tiles. */
  SIGNING_CONFIG_REKOR_V2("signingConfigRekorV2", "signing_config_rekor_v2.v0.2.json"),
  /** The root of the repository that hands these out. */
  TUF_ROOT("tufRoot", "root.json"),
  /** The certificates of Fulcio, its root last. */
  FULCIO_PEM("fulcioPem", "fulcio.pem"),
  /** The key of the log. */
  REKOR_PUB("rekorPub", "rekor.pub"),
  /** The key of the log in tiles. */
  REKOR_V2_PUB("rekorV2Pub", "rekor_v2.pub"),
  /** The key of the log of certificates. */
  CTFE_PUB("ctfePub", "ctfe.pub"),
  /** The certificates of the timestamp authority, its root last. */
  TSA_CHAIN("tsaChain", "tsa_chain.pem");

  private final String member;
  private final String fileName;

  TrustFile(String member, String fileName) {
    this.member = member;
    this.fileName = fileName;
  }

  /** Returns its name where a world describes itself in JSON. */
  public String member() {
    return member;
  }

  /** Returns its name in folders and in the repository. */
  public String fileName() {
    return fileName;
  }

  /** Returns the file in a folder. */
  public Path in(Path folder) {
    return folder.resolve(fileName);
  }
}
