package dev.signlab.engine.blob;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.engine.bundle.Artifact;
import dev.signlab.engine.bundle.BundleJudge;
import dev.signlab.engine.report.NamedKey;
import java.nio.file.Path;

/** Signs a file with a key of each kind and verifies it, in a process of its own. */
final class LongFileMain {

  private LongFileMain() {}

  public static void main(String[] arguments) {
    Path file = Path.of(arguments[0]);
    for (KeyType type : new KeyType[] {KeyType.ECDSA_P256, KeyType.ECDSA_P384, KeyType.RSA}) {
      KeyPair keys = KeyPair.generate(type);
      BlobSignature signature = BlobSignature.of(artifact(file), keys);
      BundleJudge judge = BundleJudge.ofFiles(new NamedKey("k.pub", keys.publicKey()));
      boolean passed = judge.judge("b", signature.bundle(), artifact(file)).passed();
      IO.println(type + " " + passed);
    }
  }

  private static Artifact artifact(Path file) {
    return Artifact.of(file, "long", done -> {});
  }
}
