package dev.signlab.interop.keyless;

import dev.signlab.services.deployment.TrustFile;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Folders of trust in which one part is that of another world.
 *
 * @param own folder of the files of the world that signed
 * @param other folder of those of the other world
 * @param folder for the folders that are made
 */
record OtherRoots(Path own, Path other, Path folder) {

  private static final List<TrustFile> SINGLE =
      List.of(TrustFile.FULCIO_PEM, TrustFile.REKOR_PUB, TrustFile.CTFE_PUB);

  Path authority() throws IOException {
    TrustedRoot mine = root(own);
    return made(
        TrustFile.FULCIO_PEM,
        new TrustedRoot(
            mine.tlogs(),
            root(other).certificateAuthorities(),
            mine.ctlogs(),
            mine.timestampAuthorities()));
  }

  Path log() throws IOException {
    TrustedRoot mine = root(own);
    return made(
        TrustFile.REKOR_PUB,
        new TrustedRoot(
            root(other).tlogs(),
            mine.certificateAuthorities(),
            mine.ctlogs(),
            mine.timestampAuthorities()));
  }

  Path certificateLog() throws IOException {
    TrustedRoot mine = root(own);
    return made(
        TrustFile.CTFE_PUB,
        new TrustedRoot(
            mine.tlogs(),
            mine.certificateAuthorities(),
            root(other).ctlogs(),
            mine.timestampAuthorities()));
  }

  private static TrustedRoot root(Path trust) {
    return TrustedRoot.read(TrustFile.TRUSTED_ROOT.in(trust), "root");
  }

  private Path made(TrustFile strange, TrustedRoot root) throws IOException {
    Path made = Files.createDirectories(folder.resolve("other-" + strange));
    for (TrustFile each : SINGLE) {
      Files.write(each.in(made), Files.readAllBytes(each.in(each == strange ? other : own)));
    }
    Files.writeString(TrustFile.TRUSTED_ROOT.in(made), root.json());
    return made;
  }
}
