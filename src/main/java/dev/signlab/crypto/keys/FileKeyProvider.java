package dev.signlab.crypto.keys;

import dev.signlab.crypto.Pem;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Keys in files: {@code cosign.key} and {@code cosign.pub}. */
final class FileKeyProvider extends PemKeyProvider {

  @Override
  public String scheme() {
    return KeyReference.FILE;
  }

  @Override
  byte[] bytes(KeyReference reference, KeyContext context, Half half) {
    Path file = context.directory().resolve(reference.value());
    if (!Files.exists(file)) {
      throw Problem.of("open " + reference.text() + ": no such file or directory")
          .tried("read the key " + reference.text())
          .expected("a file of that name")
          .found("nothing of that name in " + file.toAbsolutePath().normalize().getParent())
          .hint("see which files are here", new Intent.ListFiles(""))
          .hint("or make a key pair", new Intent.MakeKeys(Optional.empty()))
          .cause(Cause.NO_FILE)
          .asException();
    }
    if (Files.isDirectory(file)) {
      throw Problem.of("read " + reference.text() + ": is a directory")
          .tried("read the key " + reference.text())
          .expected("a file that holds a key, such as " + half.file())
          .found("a folder")
          .hint("see which files are in it", new Intent.ListFiles(reference.value()))
          .cause(Cause.NO_FILE)
          .asException();
    }
    return BoundedFile.read(file, Pem.LARGEST);
  }
}
