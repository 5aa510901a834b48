package dev.signlab.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.KeyPair;
import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.blob.BlobSignature;
import dev.signlab.engine.bundle.Artifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileRunTests {

  @Test
  void aFileThatChangedIsReadAgain(@TempDir Path folder) throws IOException {
    KeyPair keys = KeyPair.generate();
    Path file = Files.writeString(folder.resolve("notes.txt"), "first");
    Path bundle = folder.resolve("notes.sigstore.json");
    Files.write(bundle, BlobSignature.of(Artifact.of(file), keys).bundle().bytes());
    Verification verification = Verification.of(file, bundle).with(keys.publicKey());

    assertThat(verification.run().passed()).isTrue();
    Files.writeString(file, "other");
    assertThat(verification.run().cause()).contains(Cause.DIGEST_MISMATCH);
    Files.writeString(file, "first");
    assertThat(verification.run().passed()).isTrue();
  }
}
