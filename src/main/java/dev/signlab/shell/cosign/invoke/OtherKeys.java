package dev.signlab.shell.cosign.invoke;

import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.storage.BoundedFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The public keys that lie in a folder: one of them may be the one that signed. */
public final class OtherKeys {

  private static final int MOST = 20;
  private static final int LARGEST = 64 << 10;

  private OtherKeys() {}

  public static List<NamedKey> in(Path folder) {
    List<NamedKey> keys = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.pub")) {
      for (Path file : files) {
        read(file).ifPresent(keys::add);
        if (keys.size() == MOST) {
          break;
        }
      }
    } catch (IOException e) {
      // It is only a hint: without the folder there is none.
      return List.of();
    }
    keys.sort(Comparator.comparing(NamedKey::name));
    return keys;
  }

  private static Optional<NamedKey> read(Path file) {
    String name = String.valueOf(file.getFileName());
    try {
      byte[] bytes = BoundedFile.read(file, LARGEST);
      return Optional.of(new NamedKey(name, VerificationKey.parsePem(bytes, name)));
    } catch (LabException e) {
      return Optional.empty();
    }
  }
}
